import type { RequestParts } from './transport.js';

/** The address with its parameters; a list becomes its name repeated, and what is undefined is left out. */
export function urlOf(baseUrl: string, template: string, { path = {}, query = {} }: RequestParts): string {
  const values = new Map<string, unknown>(Object.entries(path));
  const place = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(segment(name, values.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  }
  return `${withoutEndingSlashes(baseUrl)}${place}${search.size > 0 ? `?${search}` : ''}`;
}

function withoutEndingSlashes(url: string): string {
  let end = url.length;
  while (url[end - 1] === '/') end -= 1;
  return url.slice(0, end);
}

/** An empty or relative segment would lead to another operation. */
function segment(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value !== '.' && value !== '..') return value;
  if (typeof value === 'number') return String(value);
  throw new TypeError(`The path needs a value for ${name}.`);
}

/** A body that can be sent more than once. */
export function bodyOf(mediaType: string | undefined, content: unknown): string | FormData | undefined {
  if (mediaType === undefined || content === undefined) return undefined;
  if (mediaType !== 'multipart/form-data') return JSON.stringify(content);
  const form = new FormData();
  for (const [name, value] of Object.entries(content as Record<string, Blob | string | undefined>)) {
    if (value !== undefined) form.append(name, value);
  }
  return form;
}

/** `randomUUID` exists on https and localhost only; a deployment in an office network may have neither. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
