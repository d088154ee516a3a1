/**
 * Tags in their existing spelling, each once: tags that differ only in case are the same. New tags keep the spelling as typed.
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

/** How many letters fit in a list cell, and how many the frame of another tag uses up. */
const ROOM = 27;
const FRAME = 3;

/** The first tags that fit side by side; one if none fits. */
export function readableTags(tags: readonly string[]): readonly string[] {
  let left = ROOM;
  const fitting = tags.findIndex((tag) => (left -= tag.length + FRAME) < 0);
  return tags.slice(0, fitting === -1 ? tags.length : Math.max(1, fitting));
}

/** Whether a tag begins as somebody types it, in capitals or not. */
export const beginsLike = (tag: string, typed: string): boolean => folded(tag).startsWith(folded(typed));

const folded = (tag: string): string => tag.trim().normalize('NFC').toLowerCase();
