import type { Sharp } from 'sharp';
import { UnsupportedMediaType } from '../problem/index.js';
import { UnreadableImage } from './files.errors.js';

const FORMATS = ['png', 'jpeg', 'webp'];
/** More is no picture for a screen but an attempt to exhaust the memory. */
const MAX_PIXELS = 50_000_000;

/**
 * Draws a picture anew, upright, so that metadata (where a photo was taken) and anything hidden in the file is dropped. What it
 * is shows its content, not its name. Throws `UnsupportedMediaType` (415) and `UnreadableImage` (422).
 */
export async function redrawn(bytes: Buffer, draw: (picture: Sharp) => Sharp): Promise<Buffer> {
  if (bytes.length === 0) throw new UnreadableImage('The file is empty.');
  // Loaded on demand: it is large, and few uploads need it.
  const { default: sharp } = await import('sharp');
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const { format } = await picture.metadata().catch(() => ({ format: undefined }));
  if (!format || !FORMATS.includes(format)) throw new UnsupportedMediaType('Upload a PNG, JPEG, or WebP image.');
  try {
    return await draw(picture.autoOrient()).toBuffer();
  } catch {
    throw new UnreadableImage('The image is damaged or too large.');
  }
}
