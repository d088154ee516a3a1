import type { HostileText } from './hostile-text.js';

export type Read = (text: string) => unknown;

/** Short ones first: what grows exponentially shows there, and would never end with the long ones. */
const LENGTHS = [32, 16_384];

/** Below this nothing can be told from noise, and nobody waits. */
const NOTICEABLE_MS = 20;
/** Of four times as much: four times in a straight line, sixteen times by the square. */
const MOST_GROWTH = 8;
const TRIES = 4;

/** Texts for which reading four times as much takes more than eight times as long. */
export async function growingTooFast(read: Read, texts: HostileText[], longest = Infinity): Promise<string[]> {
  const found: string[] = [];
  for (const { name, of } of texts) {
    for (const length of LENGTHS.map((one) => Math.min(one, longest))) {
      if (await isSure(() => isTooFast(read, of, length))) {
        found.push(`${name}: ${length} characters`);
        break;
      }
    }
  }
  return found;
}

/** Near to what a row of a file may have; compared with a quarter of it. */
const LONG = 393_216;
const LONG_NOTICEABLE_MS = 100;

/** The same for what shows with long texts alone. */
export async function growingTooFastWhenLong(read: Read, texts: HostileText[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, of } of texts) {
    const isSlow = async () => {
      const long = await time(read, of(LONG));
      return long > LONG_NOTICEABLE_MS && long > MOST_GROWTH * (await time(read, of(LONG / 4)));
    };
    if (await isSure(isSlow)) found.push(name);
  }
  return found;
}

/** What grows too fast does so each time; a machine that was busy with something else does not. */
async function isSure(isSlow: () => Promise<boolean>): Promise<boolean> {
  for (let times = 0; times < 3; times += 1) if (!(await isSlow())) return false;
  return true;
}

/** Noise only adds: one quick reading of the whole says as much as the quickest of many. */
async function isTooFast(read: Read, of: HostileText['of'], length: number): Promise<boolean> {
  const whole = of(length);
  if ((await waited(read, whole)) < NOTICEABLE_MS) return false;
  let long = await time(read, whole);
  const quarters: number[] = [];
  while (quarters.length < TRIES) quarters.push(await time(read, of(length / 4)));
  const most = Math.max(NOTICEABLE_MS, MOST_GROWTH * Math.min(...quarters));
  for (let tries = 1; tries < TRIES && long > most; tries += 1) long = await time(read, whole);
  return long > most;
}

/** By the clock, which costs less to ask than the processor: who waited so little has worked no longer. */
async function waited(read: Read, text: string): Promise<number> {
  const start = performance.now();
  const result = read(text);
  if (result instanceof Promise) await result;
  return performance.now() - start;
}

/** Of the processor, not of the clock: other processes may have it meanwhile. Of the process: of a thread, Linux is vague. */
async function time(read: Read, text: string): Promise<number> {
  const start = process.cpuUsage();
  const result = read(text);
  if (result instanceof Promise) await result;
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
