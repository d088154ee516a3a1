/** The spelling-independent form of a tag; `tag_key` is the same in SQL, where tags get the company's spelling. */
const tagKey = (tag: string): string => tag.trim().normalize('NFC').toLowerCase();

/** Tags without some others, whatever their spelling. */
export function withoutTags(carried: readonly string[], removed: readonly string[]): string[] {
  const gone = new Set(removed.map(tagKey));
  return carried.filter((tag) => !gone.has(tagKey(tag)));
}

/** Tags in a known spelling, the first of several; each once. */
export function spelledAs(known: readonly string[], tags: readonly string[]): string[] {
  const spelling = new Map(known.toReversed().map((tag) => [tagKey(tag), tag]));
  const kept = new Map<string, string>();
  for (const tag of tags) if (!kept.has(tagKey(tag))) kept.set(tagKey(tag), spelling.get(tagKey(tag)) ?? tag);
  return [...kept.values()];
}
