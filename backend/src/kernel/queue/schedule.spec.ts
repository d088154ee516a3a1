import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Scopes } from '../database/index.js';
import type { QueueTasks } from './queue-tasks.js';
import type { QueueWorker } from './queue-worker.js';
import { type Round, Schedule } from './schedule.js';

const HOUR = 3_600_000;

describe('scheduled work', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** How often a round is made: until now. */
  const counting = ({ isWorker, ...round }: Partial<Round> & { isWorker: boolean }) => {
    const schedule = new Schedule({} as Scopes, {} as QueueTasks, { started: isWorker } as QueueWorker);
    let made = 0;
    const run = async () => void (made += 1);
    schedule.add({ name: 'A round', everyMs: HOUR, run, ...round });
    schedule.onApplicationBootstrap();
    return { schedule, made: () => made };
  };

  it('runs soon after a worker starts, and then at its intervals', async () => {
    const { schedule, made } = counting({ isWorker: true });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(made()).toBe(1);
    await jest.advanceTimersByTimeAsync(2 * HOUR);
    expect(made()).toBe(3);
    schedule.onModuleDestroy();
    await jest.advanceTimersByTimeAsync(2 * HOUR);
    expect(made()).toBe(3);
  });

  it('does not run in the API, unless it is about state of the API process', async () => {
    const [workers, everywhere] = [counting({ isWorker: false }), counting({ isWorker: false, everywhere: true })];
    await jest.advanceTimersByTimeAsync(2 * HOUR);
    expect([workers.made(), everywhere.made()]).toEqual([0, 2]);
  });

  it('does not overlap with a run in progress', async () => {
    const ends: Array<() => void> = [];
    counting({ isWorker: true, run: () => new Promise<void>((resolve) => void ends.push(resolve)) });
    await jest.advanceTimersByTimeAsync(5 * HOUR);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await jest.advanceTimersByTimeAsync(HOUR);
    expect(ends).toHaveLength(2);
  });

  it('continues after a failed run', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    let tries = 0;
    const run = () => Promise.reject(new Error(`try ${(tries += 1)}`));
    counting({ isWorker: true, run });
    await jest.advanceTimersByTimeAsync(2 * HOUR);
    expect(tries).toBe(3);
    expect(warn).toHaveBeenCalledWith('A round: not now, but in 3600 s: Error: try 1');
    warn.mockRestore();
  });
});
