import { once } from 'node:events';
import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { runInScope, type Scope } from '../context/index.js';
import { Unavailable } from '../problem/index.js';
import { defineThreadedTask } from './threaded-task.js';
import { Threads } from './threads.js';
import { MANY_TURNS, turnsUntil } from '../../../test/support/event-loop-turns.js';
import type { Trial, TrialResult } from '../../../test/support/trial.thread.js';

const Try = defineThreadedTask<Trial, TrialResult>({
  name: 'threads.try',
  lane: 'long',
  timeLimitMs: 20_000,
  module: new URL('../../../test/support/trial.thread.js', import.meta.url),
});

const scopeOf = (tenantId: string, signal?: AbortSignal) => ({ tenantId, signal }) as unknown as Scope;

describe('worker threads', () => {
  let threads: Threads;
  beforeAll(() => {
    jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    threads = new Threads();
  });
  afterAll(() => threads.onApplicationShutdown());

  it('work while the event loop continues', async () => {
    const spinning = threads.run(Try, { spinMs: 400 });
    expect(await turnsUntil(spinning)).toBeGreaterThan(MANY_TURNS);
    expect(await spinning).toEqual({ spun: true });
  });

  it('read bytes that the main thread opens, from the start as often as needed', async () => {
    const opened: Readable[] = [];
    const reads = () => {
      const bytes = Readable.from([Buffer.from('hedge'), Buffer.from('row')], { objectMode: false });
      opened.push(bytes);
      return bytes;
    };
    expect(await threads.run(Try, { readTwice: true }, { reads })).toEqual({ texts: ['hedge', 'hedgerow'] });
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true]);
    await expect(threads.run(Try, { readTwice: true })).rejects.toThrow('given no bytes');
  });

  it('report errors of either side', async () => {
    await expect(threads.run(Try, { failWith: 'no such hedge' })).rejects.toThrow('no such hedge');
    const reads = () => Promise.reject(new Error('bytes are gone'));
    await expect(threads.run(Try, { readTwice: true }, { reads })).rejects.toThrow('bytes are gone');
    // Broken before the thread has asked for the first of them.
    const broken = () => {
      const bytes = new Readable({ read: () => undefined });
      setImmediate(() => bytes.destroy(new Error('bytes broke off')));
      return bytes;
    };
    await expect(threads.run(Try, { readTwice: true }, { reads: broken })).rejects.toThrow('bytes broke off');
  });

  it('cancel work that nobody waits for, running or queued, and close its bytes', async () => {
    const sender = new AbortController();
    const bytes = new Readable({ read: () => undefined });
    const closed = once(bytes, 'close');
    const opened = Promise.withResolvers<undefined>();
    const reads = () => {
      opened.resolve(undefined);
      return bytes;
    };
    const running = runInScope(scopeOf('a', sender.signal), () => threads.run(Try, { readTwice: true }, { reads }));
    const waiting = runInScope(scopeOf('a', sender.signal), () => threads.run(Try, { spinMs: 60_000 }));
    await opened.promise;
    sender.abort();
    await expect(running).rejects.toBeInstanceOf(Unavailable);
    await expect(waiting).rejects.toBeInstanceOf(Unavailable);
    await closed;
    expect(await threads.run(Try, { spinMs: 0 })).toEqual({ spun: true });
  });

  it('close bytes that come when nobody waits for them any more', async () => {
    const sender = new AbortController();
    const opening = Promise.withResolvers<Readable>();
    const asked = new Promise<void>((resolve) => {
      const reads = () => {
        resolve();
        return opening.promise;
      };
      void threads.run(Try, { readTwice: true }, { signal: sender.signal, reads }).catch(() => undefined);
    });
    await asked;
    sender.abort();
    await threads.run(Try, { spinMs: 0 });
    const late = new Readable({ read: () => undefined });
    opening.resolve(late);
    await new Promise((resolve) => late.once('close', resolve));
    expect(late.destroyed).toBe(true);
  });

  it('answer 503 past the time or memory limit, and continue', async () => {
    const brief = { ...Try, timeLimitMs: 1_000 };
    await expect(threads.run(brief, { spinMs: 60_000 })).rejects.toBeInstanceOf(Unavailable);
    await expect(threads.run(Try, { fillMemory: true })).rejects.toBeInstanceOf(Unavailable);
    expect(await threads.run(Try, { spinMs: 0 })).toEqual({ spun: true });
  });

  it('give one company one thread at a time, and refuse too much waiting work', async () => {
    const sender = new AbortController();
    const own = () => runInScope(scopeOf('a', sender.signal), () => threads.run(Try, { spinMs: 60_000 }));
    const heap = Array.from({ length: 11 }, own);
    await expect(own()).rejects.toBeInstanceOf(Unavailable);
    expect(await runInScope(scopeOf('b'), () => threads.run(Try, { spinMs: 0 }))).toEqual({ spun: true });
    sender.abort();
    expect((await Promise.allSettled(heap)).map(({ status }) => status)).toEqual(heap.map(() => 'rejected'));
  });
});
