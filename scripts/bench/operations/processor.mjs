import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts nanoseconds for each thread; elsewhere a single request is too short to be seen. */
export const isMeasurable = () => process.platform === 'linux';

/** Nanoseconds that each thread has run, by its address. @param {number[]} pids @returns {Map<string, number>} */
function threadsOf(pids) {
  const threads = pids.flatMap((pid) => {
    try {
      return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/schedstat`);
    } catch {
      return [];
    }
  });
  return new Map(threads.map((file) => [file, nanoseconds(file)]));
}

/** @param {string} file */
function nanoseconds(file) {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

/**
 * Answers a function that tells how many milliseconds of processor have gone into some processes since now.
 * @param {() => number[]} pids
 */
export function startClock(pids) {
  const before = threadsOf(pids());
  return () => {
    let used = 0;
    for (const [file, now] of threadsOf(pids())) used += Math.max(0, now - (before.get(file) ?? 0));
    return used / 1e6;
  };
}
