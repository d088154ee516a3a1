/** A tag, weak or not: what stands between the quotes may hold commas (RFC 9110, 8.8.3). */
const TAG = /^(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/;

/**
 * The text between the quotes of each tag of `If-Match` or `If-None-Match`; `*` means any. Null where the header is no
 * list of tags. `W/` is dropped: a proxy that compresses weakens a tag, and the record is the same.
 */
export function tagList(header: string): string[] | '*' | null {
  let rest = header.trim();
  if (rest === '*') return '*';
  const tags: string[] = [];
  while (rest !== '') {
    const [whole, tag] = TAG.exec(rest) ?? [];
    if (whole !== undefined && tag !== undefined) tags.push(tag);
    const behind = rest.slice(whole?.length ?? 0).trimStart();
    // An element may be empty, and two have a comma between them.
    if (behind !== '' && !behind.startsWith(',')) return null;
    rest = behind.slice(1).trimStart();
  }
  return tags.length > 0 ? tags : null;
}

/**
 * What proxies append to the tag of a compressed answer: Apache `4-gzip` and `4-br`, Jetty `4--gzip`, LiteSpeed
 * `4;gz` and `4;;;`, IIS `4:0`, others `4:gz`; two in a row each their own.
 */
const COMPRESSED = /(?:(?:-{1,2}|[;:])(?:x-gzip|gzip|gz|br|deflate|zstd|compress|df)|;;;|:\d){1,3}$/;

/** A tag as we sent it, whatever a compressing proxy has made of it. */
export const asSent = (tag: string): string => tag.replace(COMPRESSED, '');
