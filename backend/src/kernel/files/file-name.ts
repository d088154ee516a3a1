const MAX_LENGTH = 255;
const FALLBACK = 'file';

/** A sender's file name without a path, control characters or characters that turn the reading direction. */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  return shortened(/^\.*$/.test(clean) ? FALLBACK : clean);
}

/** Shortens the stem and keeps the extension, which tells people what it is. */
function shortened(name: string): string {
  if (name.length <= MAX_LENGTH) return name;
  const extension = /\.\w{1,10}$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, MAX_LENGTH - extension.length)}${extension}`.toWellFormed();
}
