import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import type { OpenBytes } from '../../src/kernel/threads/index.js';

export interface Trial {
  spinMs?: number;
  readTwice?: boolean;
  failWith?: string;
  fillMemory?: boolean;
}

export interface TrialResult {
  spun?: boolean;
  texts?: string[];
}

/** A threaded task that does what specs ask of it. */
export default async ({ spinMs, readTwice, failWith, fillMemory }: Trial, open: OpenBytes): Promise<TrialResult> => {
  if (failWith) throw new Error(failWith);
  if (readTwice) return { texts: [await firstOf(open), await text(await open())] };
  const heap: unknown[] = [];
  while (fillMemory) heap.push(Array.from({ length: 100_000 }, (_, index) => index + 0.5));
  await pause(0);
  const until = performance.now() + (spinMs ?? 0);
  while (performance.now() < until);
  return { spun: true };
};

async function firstOf(open: OpenBytes): Promise<string> {
  for await (const chunk of (await open()) as AsyncIterable<Buffer>) return chunk.toString();
  return '';
}
