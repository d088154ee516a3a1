import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type Call, lateParameter } from '../endpoint/index.js';
import { MalformedRequest, TooLarge, UnsupportedMediaType, ValidationFailed } from '../problem/index.js';

/** A file that is still arriving. Its size is checked while it is read: by `Files.save` or by `read`. */
export class IncomingFile {
  constructor(
    readonly stream: Readable,
    /** As the sender wrote it. */
    readonly name: string,
    /** As the sender claims. */
    readonly mime: string,
    readonly maxBytes: number,
  ) {}

  /** All of a small file. Throws `TooLarge` (413). */
  async read(): Promise<Buffer> {
    const bytes = await buffer(this.stream);
    if (bytes.length > this.maxBytes) throw tooLarge(this.maxBytes);
    return bytes;
  }
}

export interface UploadOptions {
  /** More than this is refused with 413. */
  maxBytes: number;
  /** What the file should be, for the documentation. */
  description: string;
}

type Documented = (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<unknown>) => unknown;

/** The rest of a multipart body: boundaries and headers of the parts. */
const FORM_OVERHEAD = 64 * 1024;

/**
 * The file of a `multipart/form-data` body, in its part `file`: `@Upload({ … }) file: IncomingFile`. Nothing is read
 * before the handler reads the stream. The route declares `transaction: 'none'` and lists `UPLOAD_ERRORS`.
 */
export function Upload({ maxBytes, description }: UploadOptions): ParameterDecorator {
  const read = async ({ request }: Call): Promise<IncomingFile> => {
    if (!request.isMultipart()) throw new UnsupportedMediaType('Send multipart/form-data with a part named "file".');
    if (!/;\s*boundary=/i.test(request.headers['content-type'] ?? ''))
      throw new MalformedRequest('multipart/form-data needs a boundary.');
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_OVERHEAD) throw tooLarge(maxBytes);
    // One byte more than allowed reaches the reader, which then knows that the file is too large.
    const limits = { files: 1, fields: 10, fileSize: maxBytes + 1 };
    const part = await request.file({ limits, throwFileSizeLimit: false }).catch(malformed);
    if (part?.fieldname === 'file')
      return new IncomingFile(
        Readable.from(wellFormed(part.file), { objectMode: false }),
        part.filename || 'file',
        part.mimetype,
        maxBytes,
      );
    part?.file.resume();
    const detail = 'Send the file in a part named "file".';
    throw new ValidationFailed([{ pointer: '/file', code: 'required', detail }]);
  };
  return lateParameter(read, (target, key) => document(target, key, { maxBytes, description }));
}

/** What a route that takes an upload can answer beside its own errors. */
export const UPLOAD_ERRORS = [TooLarge, UnsupportedMediaType];

/** An error of the form's parser is the sender's mistake, whether it shows before the file or inside it. */
const malformed = (error: unknown): never => {
  if (error instanceof Error && 'statusCode' in error) throw error;
  throw new MalformedRequest('The multipart/form-data body is malformed or incomplete.');
};

async function* wellFormed(file: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file) yield chunk as Buffer;
  } catch (error) {
    malformed(error);
  }
}

const tooLarge = (maxBytes: number) => new TooLarge(`Files can be up to ${Math.round(maxBytes / 1024 / 1024)} MB.`);

function document(target: object, key: string | symbol | undefined, { maxBytes, description }: UploadOptions): void {
  const descriptor = key && Object.getOwnPropertyDescriptor(target, key);
  if (!key || !descriptor) return;
  const file = { type: 'string' as const, format: 'binary', maxLength: maxBytes, description };
  const schema = { type: 'object' as const, required: ['file'], properties: { file } };
  for (const decorator of [ApiConsumes('multipart/form-data'), ApiBody({ required: true, schema })]) {
    (decorator as Documented)(target, key, descriptor);
  }
}
