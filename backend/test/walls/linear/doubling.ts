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

async function isTooFast(read: Read, of: HostileText['of'], length: number): Promise<boolean> {
  const whole = of(length);
  if ((await time(read, whole)) < NOTICEABLE_MS) return false;
  const fastest = async (text: string) => {
    const times: number[] = [];
    while (times.length < TRIES) times.push(await time(read, text));
    return Math.min(...times);
  };
  const long = await fastest(whole);
  return long >= NOTICEABLE_MS && long > MOST_GROWTH * (await fastest(of(length / 4)));
}

/** Of the processor, not of the clock: other processes may have it meanwhile. Of the process: of a thread, Linux is vague. */
async function time(read: Read, text: string): Promise<number> {
  const start = process.cpuUsage();
  const result = read(text);
  if (result instanceof Promise) await result;
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
