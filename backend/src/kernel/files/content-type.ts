import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';

/** Signatures are at the beginning; how far a detector would read on is up to the sender. */
const HEAD_BYTES = 4_100;

const UNKNOWN = 'application/octet-stream';

/** Kinds without a signature in their bytes; only for these the sender's word counts. */
const WITHOUT_SIGNATURE = /^(text\/[\w.+-]+|application\/json|message\/rfc822)$/;

/** The media type by content. What only claims to be an image, a PDF or an archive is `application/octet-stream`. */
export async function contentTypeOf(path: string, claimed: string): Promise<string> {
  const detected = await fileTypeFromBuffer(await headOf(path));
  if (detected) return detected.mime;
  const [mediaType = ''] = claimed.toLowerCase().split(';');
  return WITHOUT_SIGNATURE.test(mediaType.trim()) ? mediaType.trim() : UNKNOWN;
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
