import { StreamableFile } from '@nestjs/common';
import type { OpenFile } from './files.js';

type Answered = Pick<OpenFile, 'stream' | 'mime' | 'bytes' | 'name'>;

/** Answers a route with a file that browsers save and never open as a page. Helmet adds `nosniff`. */
export function attachment(file: Answered): StreamableFile {
  return answer(file, 'attachment');
}

/** The same for what the app shows in place, of a kind that cannot carry scripts (pictures, PDF). */
export function inline(file: Answered): StreamableFile {
  return answer(file, 'inline');
}

function answer({ stream, mime, bytes, name }: Answered, how: 'attachment' | 'inline'): StreamableFile {
  return new StreamableFile(stream, { type: mime, length: bytes, disposition: `${how}; ${fileNameParameters(name)}` });
}

/** RFC 6266: a plain name for old readers and the real one in UTF-8. */
function fileNameParameters(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
