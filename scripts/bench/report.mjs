/**
 * @typedef {import('./rounds.mjs').Round} Round
 * @typedef {import('./rounds.mjs').Result} Result
 */

/** @param {Round[]} rounds @param {keyof Round} figure */
function median(rounds, figure) {
  const values = rounds.map((round) => round[figure]).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}

/** @param {Result} result @returns {string[][]} */
function lines({ title, ours, bare }) {
  const figure = (/** @type {keyof Round} */ name) => [median(ours, name), median(bare, name)];
  /** @param {string} name @param {number[]} pair @param {number} digits */
  const line = (name, [mine = 0, theirs = 0], digits) => [
    name,
    mine.toFixed(digits),
    theirs.toFixed(digits),
    (mine / theirs).toFixed(2),
  ];
  return [
    [title, '', '', ''],
    line('  requests per second', figure('perSecond'), 0),
    line('  CPU s per 1000 requests', figure('cpuPerThousand'), 2),
    line('  p50 ms', figure('p50'), 1),
    line('  p99 ms', figure('p99'), 1),
  ];
}

/**
 * Medians of the rounds. A ratio above 1 means that ours is the larger figure.
 * @param {Result[]} results
 */
export function report(results) {
  const table = [['', 'ours', 'bare', 'ours ÷ bare'], ...results.flatMap(lines)];
  const widths = [26, 9, 9, 13];
  const text = table.map((row) =>
    row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join(''),
  );
  return `\n${text.join('\n')}\n\nCPU: of the API process and of the bare process, without PostgreSQL's.`;
}
