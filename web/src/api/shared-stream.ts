import { listen as listenToServer, LOOK_BACK_S, type Told } from './live-stream';

export type LiveState = 'connecting' | 'live' | 'down';

/** What a window does with events of the stream. */
interface Listener {
  onState: (state: LiveState) => void;
  onTold: (told: Told) => void;
  /** Events may have been missed, and it is unknown which. */
  onGap: () => void;
}

/** Messages between windows of one person in one company. */
type Message =
  | { kind: 'hello' }
  | { kind: 'opened'; after: string | undefined; recent: readonly Told[] }
  | { kind: 'recent'; state: LiveState; recent: readonly Told[] }
  | { kind: 'told'; told: Told }
  | { kind: 'state'; state: LiveState };

/** The browser and server features that this needs; tests pass their own. */
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
/** A window that was hidden for this long stops listening, so that another one can. */
const UNWATCHED_MS = 300_000;
const MOST_RECENT = 500;

/**
 * One event stream for all windows of a browser, because a stream occupies one of the six connections that a browser
 * opens to a server. The window that holds the lock listens and broadcasts events. When it closes, the browser gives
 * the lock to the next window, which resumes after the last event it received.
 */
export class SharedStream {
  private state: LiveState = 'connecting';
  private lastEventId: string | undefined;
  /** Events of the last seconds, for new windows, which load their screens before they receive anything. */
  private recent: (Told & { at: number })[] = [];
  private isNew = true;
  private isLeading = false;
  /** Withdraws the request for the lock, or releases it. */
  private candidacy: AbortController | null = null;
  private unwatched: ReturnType<typeof setTimeout> | undefined;
  private readonly stopping = new AbortController();
  private readonly channel: ReturnType<Surroundings['channel']>;

  /** @param name identifies company and session, so that no events of another person or company are received */
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

  /** Waits for the lock, then listens to the server. */
  private stand(): void {
    if (this.candidacy) return;
    const candidacy = new AbortController();
    this.candidacy = candidacy;
    const lead = () => this.lead(candidacy.signal);
    const { locks } = this.around;
    const turn = locks ? locks.request(this.name, { signal: candidacy.signal }, lead) : lead();
    // Withdrawn before the lock was granted.
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

  /** A stream that resumes after an event this window hasn’t received, or after none, leaves a gap. */
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
  // Typed as always present, but browsers offer it to secure pages only.
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
