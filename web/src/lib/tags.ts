/**
 * Tags as they are spelled already: what differs in capitals only is the same tag. Each once; those that nobody has used stay as
 * they were typed.
 */
export function spelledAlike(tags: readonly string[], known: readonly string[]): string[] {
  const spellings = new Map(known.map((tag) => [folded(tag), tag]));
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const key = folded(tag);
    if (key !== '' && !kept.has(key)) kept.set(key, spellings.get(key) ?? tag.trim());
  }
  return [...kept.values()];
}

const folded = (tag: string): string => tag.trim().normalize('NFC').toLowerCase();
