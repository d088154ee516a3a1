import { listen as listenToServer, LOOK_BACK_S, type Told } from './live-stream';

export type LiveState = 'connecting' | 'live' | 'down';

/** What a window does with what the stream says. */
interface Listener {
  onState: (state: LiveState) => void;
  onTold: (told: Told) => void;
  /** Something may have been missed, and nobody can say what. */
  onGap: () => void;
}

/** What windows of one person in one company say to each other. */
type Message =
  | { kind: 'hello' }
  | { kind: 'opened'; after: string | undefined; recent: readonly Told[] }
  | { kind: 'recent'; state: LiveState; recent: readonly Told[] }
  | { kind: 'told'; told: Told }
  | { kind: 'state'; state: LiveState };

/** What this needs of the browser and the server; tests bring their own. */
export interface Surroundings {
  listen: typeof listenToServer;
  /** Without it (a page over plain http that is not localhost) each window has a stream of its own. */
  locks: Pick<LockManager, 'request'> | undefined;
  channel: (name: string) => Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
  page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  now: () => number;
}

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** Nobody has looked for this long: another window may listen, or nobody. */
const UNWATCHED_MS = 300_000;
const MOST_RECENT = 500;

/**
 * One event stream for all windows of a browser: it takes one of the six connections that a browser opens to a server.
 * Whoever holds the lock listens and passes on what it hears; when its window closes, the browser hands the lock to the
 * next, which goes on after the last event that it was told.
 */
export class SharedStream {
  private state: LiveState = 'connecting';
  private lastEventId: string | undefined;
  /** What was told in the last seconds: a new window has read its screens before it hears anything. */
  private recent: (Told & { at: number })[] = [];
  private isNew = true;
  private isLeading = false;
  /** Ends the wish to lead, and the leading itself. */
  private candidacy: AbortController | null = null;
  private unwatched: ReturnType<typeof setTimeout> | undefined;
  private readonly stopping = new AbortController();
  private readonly channel: ReturnType<Surroundings['channel']>;

  /** @param name names the company and the session: nothing of another person or company is heard. */
  constructor(
    private readonly name: string,
    private readonly listener: Listener,
    private readonly around: Surroundings = browser(),
  ) {
    this.channel = around.channel(name);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.receive(data);
    this.channel.postMessage({ kind: 'hello' } satisfies Message);
    const { signal } = this.stopping;
    around.page.addEventListener('visibilitychange', () => this.watch(), { signal });
    this.stand();
    this.watch();
  }

  stop(): void {
    this.stopping.abort();
    clearTimeout(this.unwatched);
    this.candidacy?.abort();
    this.channel.close();
  }

  private watch(): void {
    clearTimeout(this.unwatched);
    if (this.around.page.visibilityState === 'visible') this.stand();
    else this.unwatched = setTimeout(() => this.withdraw(), UNWATCHED_MS);
  }

  /** Waits for its turn to listen to the server. */
  private stand(): void {
    if (this.candidacy) return;
    const candidacy = new AbortController();
    this.candidacy = candidacy;
    const lead = () => this.lead(candidacy.signal);
    const { locks } = this.around;
    const turn = locks ? locks.request(this.name, { signal: candidacy.signal }, lead) : lead();
    // The wish was given up before its turn came.
    turn.catch(() => undefined);
  }

  private withdraw(): void {
    this.candidacy?.abort();
    this.candidacy = null;
  }

  private async lead(stopped: AbortSignal): Promise<void> {
    this.isLeading = true;
    for (let failures = 0; ; failures += 1) {
      const wasConnected = await this.around.listen({
        after: this.lastEventId,
        stopped,
        onOpen: () => this.tell({ kind: 'opened', after: this.lastEventId, recent: this.recent }),
        onTold: (told) => this.tell({ kind: 'told', told }),
      });
      if (wasConnected) failures = 0;
      if (stopped.aborted) break;
      this.tell({ kind: 'state', state: 'down' });
      await pause(Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS), stopped);
    }
    this.isLeading = false;
  }

  private tell(message: Message): void {
    if (this.stopping.signal.aborted) return;
    this.channel.postMessage(message);
    this.receive(message);
  }

  private receive(message: Message): void {
    switch (message.kind) {
      case 'hello':
        if (this.isLeading) this.tell({ kind: 'recent', state: this.state, recent: this.recent });
        break;
      case 'recent':
        if (this.isNew) this.catchUp(message.recent);
        this.set(message.state);
        break;
      case 'opened':
        if (this.isNew) this.catchUp(message.recent);
        else if (this.hasMissed(message.after)) this.listener.onGap();
        this.set('live');
        break;
      case 'told':
        this.hear(message.told);
        break;
      case 'state':
        this.set(message.state);
    }
  }

  private catchUp(recent: readonly Told[]): void {
    this.isNew = false;
    for (const told of recent) this.hear(told);
  }

  /** A stream that goes on after an event which this window has not heard, or after none at all, leaves something out. */
  private hasMissed(after: string | undefined): boolean {
    if (after === undefined || this.lastEventId === undefined) return true;
    return Number(after) > Number(this.lastEventId);
  }

  private hear(told: Told): void {
    this.lastEventId = told.id ?? this.lastEventId;
    const at = this.around.now();
    this.recent = this.recent.filter((before) => at - before.at < LOOK_BACK_S * 1_000).slice(1 - MOST_RECENT);
    this.recent.push({ ...told, at });
    this.listener.onTold(told);
  }

  private set(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.listener.onState(state);
  }
}

const browser = (): Surroundings => ({
  listen: listenToServer,
  // The types promise it everywhere; browsers give it to secure pages only.
  locks: 'locks' in navigator ? navigator.locks : undefined,
  channel: (name) => new BroadcastChannel(name),
  page: document,
  now: Date.now,
});

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const wake = () => {
      clearTimeout(timer);
      resolve();
    };
    stopped.addEventListener('abort', wake, { once: true });
    globalThis.addEventListener('online', wake, { once: true });
  });
}
