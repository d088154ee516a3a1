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

/** Letters that a cell of a list has room for, and those that the frame of one more tag takes away. */
const ROOM = 27;
const FRAME = 3;

/** The first tags, as many as can be read whole beside each other; of those that are too long for that, one. */
export function readableTags(tags: readonly string[]): readonly string[] {
  let left = ROOM;
  const fitting = tags.findIndex((tag) => (left -= tag.length + FRAME) < 0);
  return tags.slice(0, fitting === -1 ? tags.length : Math.max(1, fitting));
}

/** Whether a tag begins as somebody types it, in capitals or not. */
export const beginsLike = (tag: string, typed: string): boolean => folded(tag).startsWith(folded(typed));

const folded = (tag: string): string => tag.trim().normalize('NFC').toLowerCase();
