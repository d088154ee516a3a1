/** Words of the program, such as states, as an SQL list: `status in (${sqlList(STATES)})`. */
export const sqlList = (words: readonly string[]): string => {
  const odd = words.find((word) => !/^\w+$/.test(word));
  if (odd !== undefined || words.length === 0) throw new Error(`Not a list of words: ${words.join()}`);
  return words.map((word) => `'${word}'`).join(', ');
};
