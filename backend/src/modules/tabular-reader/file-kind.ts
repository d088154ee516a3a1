import { fileTypeFromBuffer } from 'file-type';
import { utf16WithoutMark } from './encoding.js';
import { UnreadableFile } from './unreadable-file.js';

const SAVE_AS_CSV = 'Open it and save it as “CSV UTF-8 (comma delimited)”, then upload that file.';

/** Files that people choose by mistake, with advice. */
const KNOWN: Record<string, string> = {
  xlsx: `This is an Excel workbook. ${SAVE_AS_CSV}`,
  cfb: `This is an old Excel or Office file. ${SAVE_AS_CSV}`,
  ods: `This is an OpenDocument spreadsheet. ${SAVE_AS_CSV}`,
  numbers: `This is a Numbers spreadsheet. Export it as CSV, then upload that file.`,
  zip: 'This is a ZIP file. Unzip it and upload the CSV or vCard file inside.',
  gz: 'This is a compressed file. Extract it and upload the CSV or vCard file inside.',
  rar: 'This is an archive. Extract it and upload the CSV or vCard file inside.',
  '7z': 'This is an archive. Extract it and upload the CSV or vCard file inside.',
  pdf: 'This is a PDF. Export the client list as CSV or vCard instead.',
};

const EXPECTED = 'Upload a client list as CSV or vCard.';

/** Refuses files that are not text, by their first bytes; the name and the type claimed by the browser mean nothing. */
export async function refuseOtherKinds(head: Buffer): Promise<void> {
  const found = await fileTypeFromBuffer(head);
  if (found && found.mime !== 'text/vcard') throw unsupported(explain(found.ext, found.mime));
  const utf16 =
    (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || utf16WithoutMark(head) !== null;
  if (!utf16 && isBinary(head)) throw unsupported(`This isn’t a text file. ${EXPECTED}`);
  const start = head
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
    .slice(0, 64);
  if (/^<(!doctype|html|table|\?xml)/i.test(start)) {
    throw unsupported(`This is a web page, even though its name ends in .xls or .csv. ${SAVE_AS_CSV}`);
  }
  if (/^(\{\s*"|\[\s*[{[])/.test(start)) throw unsupported(`This is a JSON file. ${EXPECTED}`);
}

function explain(extension: string, mime: string): string {
  if (mime.startsWith('image/')) return `This is an image (${extension.toUpperCase()}). ${EXPECTED}`;
  return KNOWN[extension] ?? `This file type isn’t supported (${mime}). ${EXPECTED}`;
}

/** NULs in a text are lost characters, which their rows report; other control characters do not occur in text. */
function isBinary(head: Buffer): boolean {
  const controls = head.filter((byte) => (byte > 0 && byte < 0x09) || (byte > 0x0d && byte < 0x20)).length;
  const zeros = head.filter((byte) => byte === 0).length;
  const others = head.length - zeros;
  // Consecutive ones pad a block or a field; isolated ones between characters are binary numbers.
  const runs = head.filter((byte, index) => byte === 0 && head[index - 1] !== 0).length;
  return others === 0 || (zeros > others && runs > others / 10) || (zeros > 0 && controls > Math.max(2, others * 0.02));
}

function unsupported(detail: string): UnreadableFile {
  return new UnreadableFile('import_file_unsupported', detail);
}
