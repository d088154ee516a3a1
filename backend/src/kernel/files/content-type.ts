import { fileTypeFromFile } from 'file-type';

const UNKNOWN = 'application/octet-stream';

/** Kinds that carry no signature in their bytes; for these alone the sender's word counts. */
const WITHOUT_SIGNATURE = /^(text\/[\w.+-]+|application\/json|message\/rfc822)$/;

/** The media type by content. What only claims to be an image, a PDF or an archive is `application/octet-stream`. */
export async function contentTypeOf(path: string, claimed: string): Promise<string> {
  const detected = await fileTypeFromFile(path);
  if (detected) return detected.mime;
  const [mediaType = ''] = claimed.toLowerCase().split(';');
  return WITHOUT_SIGNATURE.test(mediaType.trim()) ? mediaType.trim() : UNKNOWN;
}
