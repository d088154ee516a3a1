/** What two spellings of a tag have in common; `tag_key` says the same in SQL, where tags are spelled as the company spells them. */
const tagKey = (tag: string): string => tag.trim().normalize('NFC').toLowerCase();

/** Tags without others, however these are spelled. */
export function withoutTags(carried: readonly string[], removed: readonly string[]): string[] {
  const gone = new Set(removed.map(tagKey));
  return carried.filter((tag) => !gone.has(tagKey(tag)));
}

/** Tags in the spelling of those that are known, the first of several; each once. */
export function spelledAs(known: readonly string[], tags: readonly string[]): string[] {
  const spelling = new Map(known.toReversed().map((tag) => [tagKey(tag), tag]));
  const kept = new Map<string, string>();
  for (const tag of tags) if (!kept.has(tagKey(tag))) kept.set(tagKey(tag), spelling.get(tagKey(tag)) ?? tag);
  return [...kept.values()];
}
