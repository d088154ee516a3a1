/** @jest-environment jsdom */
import { jest } from '@jest/globals';
import type { Listening, Told } from './live-stream';
import { SharedStream, type Surroundings } from './shared-stream';

/** A browser with one server: its windows share locks and channels, and nothing else. */
class Browser {
  readonly streams: Listening[] = [];
  isUp = true;
  private readonly waiting = new Map<string, (() => Promise<void>)[]>();
  private readonly channels = new Map<string, Set<Channel>>();
  time = 0;

  open(name = 'greenfield', { withLocks = true } = {}) {
    const page: EventTarget & { visibilityState: DocumentVisibilityState } = Object.assign(new EventTarget(), {
      visibilityState: 'visible' as const,
    });
    const told: unknown[] = [];
    const window = { state: 'connecting', told, gaps: 0, look, stream: null as unknown as SharedStream };
    function look(visibilityState: DocumentVisibilityState) {
      page.visibilityState = visibilityState;
      page.dispatchEvent(new Event('visibilitychange'));
    }
    window.stream = new SharedStream(
      name,
      {
        onState: (state) => (window.state = state),
        onTold: ({ data }) => told.push(data),
        onGap: () => (window.gaps += 1),
      },
      {
        listen: (listening) => this.listen(listening),
        locks: withLocks ? { request: this.request as LockManager['request'] } : undefined,
        channel: (of) => this.join(of),
        page,
        now: () => this.time,
      },
    );
    return window;
  }

  /** Sends an event on every open stream. */
  tell(seq: number): void {
    const told: Told = { event: 'change', data: seq, id: String(seq) };
    for (const { onTold } of [...this.streams]) onTold(told);
  }

  private listen(listening: Listening): Promise<boolean> {
    if (!this.isUp) return Promise.resolve(false);
    this.streams.push(listening);
    listening.onOpen();
    return new Promise((end) =>
      listening.stopped.addEventListener('abort', () => {
        this.streams.splice(this.streams.indexOf(listening), 1);
        end(true);
      }),
    );
  }

  private readonly request = async (name: string, { signal }: LockOptions, work: () => Promise<void>) => {
    const queue = this.waiting.get(name) ?? [];
    this.waiting.set(name, queue);
    const turn = async () => {
      if (!signal?.aborted) await work();
      queue.shift();
      void queue[0]?.();
    };
    if (queue.push(turn) === 1) await turn();
  };

  private join(name: string): Channel {
    const windows = this.channels.get(name) ?? new Set();
    this.channels.set(name, windows);
    const channel: Channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of windows)
          if (other !== channel) other.onmessage?.call(null as never, { data } as MessageEvent);
      },
      close: () => windows.delete(channel),
    };
    windows.add(channel);
    return channel;
  }
}

type Channel = ReturnType<Surroundings['channel']>;

/** Lets pending promises settle. */
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

let browser: Browser;
beforeEach(() => {
  jest.useFakeTimers();
  browser = new Browser();
});
afterEach(() => jest.useRealTimers());

it('uses one stream for eight windows, and informs all of them', () => {
  const windows = Array.from({ length: 8 }, () => browser.open());
  expect(browser.streams).toHaveLength(1);
  browser.tell(1);
  expect(windows.map(({ state, told }) => [state, told])).toEqual(windows.map(() => ['live', [1]]));
});

it('continues after the last event when the listening window is closed', async () => {
  const [first, second] = [browser.open(), browser.open()];
  browser.tell(7);
  first.stream.stop();
  await settle();
  expect(browser.streams.map(({ after }) => after)).toEqual(['7']);
  browser.tell(8);
  expect(second).toMatchObject({ told: [7, 8], gaps: 0, state: 'live' });
  expect(first.told).toEqual([7]);
});

it('tells a new window what happened while it loaded, and nothing older', () => {
  const first = browser.open();
  browser.tell(1);
  browser.time += 20_000;
  browser.tell(2);
  browser.time += 5_000;
  expect(browser.open()).toMatchObject({ told: [2], state: 'live' });
  expect(first.told).toEqual([1, 2]);
});

it('is not shared with another company or session', () => {
  browser.open('greenfield');
  const neighbor = browser.open('rival');
  expect(browser.streams).toHaveLength(2);
  browser.streams[0]?.onTold({ event: 'change', data: 'ours', id: '5' });
  expect(neighbor.told).toEqual([]);
});

it('ends when no window was visible for long, and continues with what was missed', async () => {
  const [first, second] = [browser.open(), browser.open()];
  browser.tell(3);
  first.look('hidden');
  jest.advanceTimersByTime(300_000);
  await settle();
  // The other window becomes visible and takes over.
  expect(browser.streams.map(({ after }) => after)).toEqual(['3']);
  second.look('hidden');
  jest.advanceTimersByTime(299_000);
  expect(browser.streams).toHaveLength(1);
  jest.advanceTimersByTime(1_000);
  await settle();
  expect(browser.streams).toHaveLength(0);

  first.look('visible');
  await settle();
  expect(browser.streams.map(({ after }) => after)).toEqual(['3']);
});

it('knows that it missed something when another window went on without it', async () => {
  const [first, second] = [browser.open(), browser.open()];
  browser.tell(3);
  for (const window of [first, second]) window.look('hidden');
  jest.advanceTimersByTime(300_000);
  await settle();
  const third = browser.open();
  expect(browser.streams.map(({ after }) => after)).toEqual([undefined]);
  expect([first.gaps, second.gaps, third.gaps]).toEqual([1, 1, 0]);
});

it('tells all windows that it is down, and retries', async () => {
  browser.isUp = false;
  const windows = [browser.open(), browser.open()];
  await settle();
  expect(windows.map(({ state }) => state)).toEqual(['down', 'down']);
  browser.isUp = true;
  await jest.advanceTimersByTimeAsync(1_000);
  expect(windows.map(({ state }) => state)).toEqual(['live', 'live']);
});

it('gives each window its own stream where the browser has no locks', () => {
  const windows = [browser.open('greenfield', { withLocks: false }), browser.open('greenfield', { withLocks: false })];
  expect(browser.streams).toHaveLength(2);
  expect(windows.map(({ state }) => state)).toEqual(['live', 'live']);
});
