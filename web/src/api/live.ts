import type { QueryClient } from '@tanstack/react-query';
import { getOperationOptions } from './generated/queries/queryOptions';
import { streamEvents } from './generated/requests/sdk.gen';
import type { OperationDto } from './generated/requests/types.gen';
import { send } from './client';
import type { Change } from './live-keys';
import { readAnew } from './read-anew';

/** What the stream says of an operation: everything but what came of it, which may be long. */
type OperationStanding = Omit<OperationDto, 'result' | 'problem'>;

export type LiveState = 'connecting' | 'live' | 'down';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** The server writes at least every 15 s. Longer silence is a laptop that slept, or a proxy that forgot us. */
const SILENCE_MS = 45_000;
/** The first screens are read while the stream is opened; and an event is as old as its transaction's beginning. */
const LOOK_BACK_S = 15;
/** A bulk import sends thousands of events; a screen needs one refetch for all of them. */
const GATHER_MS = 400;
/** Refetching a list fetches every page of it: a longer one keeps its rows until somebody asks. */
const MOST_PAGES = 4;

/** Listens to the company's events and refetches what the open screens show of them. */
export class LiveUpdates {
  state: LiveState = 'connecting';

  private readonly listeners = new Set<() => void>();
  private stopping: AbortController | null = null;
  private gathered: Change[] = [];
  private isRefetching = false;
  /** State of each operation that has not ended, as it was last told. */
  private readonly operations = new Map<string, OperationStanding['state']>();
  private lastEventId: string | undefined;

  constructor(private readonly queries: QueryClient) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): LiveState => this.state;

  start(): void {
    this.stop();
    const stopping = new AbortController();
    this.stopping = stopping;
    void this.listen(stopping.signal);
  }

  stop(): void {
    this.stopping?.abort();
    this.stopping = null;
    this.lastEventId = undefined;
    this.set('connecting');
  }

  private async listen(stopped: AbortSignal): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      if (await this.connect(stopped)) failures = 0;
      if (stopped.aborted) return;
      this.set('down');
      await pause(Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS), stopped);
    }
  }

  /** Reads until the connection ends. @returns whether there was one. */
  private async connect(stopped: AbortSignal): Promise<boolean> {
    const silence = new AbortController();
    let alarm = setTimeout(() => silence.abort(), SILENCE_MS);
    let connected = false;
    const { stream } = await streamEvents({
      signal: AbortSignal.any([stopped, silence.signal]),
      ...(this.lastEventId === undefined
        ? { query: { lastSeconds: LOOK_BACK_S } }
        : { headers: { 'Last-Event-ID': this.lastEventId } }),
      fetch: async (request, init) => {
        const answer = await send(new Request(request, init));
        connected = answer.ok;
        if (connected) this.connected();
        return answer;
      },
      // Retrying is ours: the reader's own loop never notices a sleeping laptop.
      sseMaxRetryAttempts: 1,
      onSseEvent: ({ event, data, id }) => {
        clearTimeout(alarm);
        alarm = setTimeout(() => silence.abort(), SILENCE_MS);
        this.lastEventId = id ?? this.lastEventId;
        this.hear(event, data);
      },
    });
    // Every event has been heard by the time the reader yields it; reading on is what is left to do.
    while (!(await stream.next()).done);
    clearTimeout(alarm);
    return connected;
  }

  private connected(): void {
    // What was missed while away is sent again from the last id on; without one, everything may have changed.
    if (this.state === 'down' && this.lastEventId === undefined) void readAnew(this.queries, 'everything');
    this.set('live');
  }

  private hear(event: string | undefined, data: unknown): void {
    if (event === 'change' && isChange(data)) this.gather(data);
    if (event === 'reset') void readAnew(this.queries, 'everything');
    if (event === 'live' && isOperationNews(data)) this.follow(data.payload);
  }

  /** How far long work has come; the rest of it, once it has ended, is read. */
  private follow(standing: OperationStanding): void {
    const { queryKey } = getOperationOptions({ path: { operationId: standing.id } });
    const { id, subject, state, finishedAt } = standing;
    this.queries.setQueryData<OperationDto>(queryKey, (known) => {
      if (!known || finishedAt === null) return known && { ...known, ...standing };
      // It ends for the screens when they have read what came of it, or they would show an end without a result.
      return { ...known, ...standing, state: known.state, finishedAt: known.finishedAt };
    });
    // As long as it only goes on, there is nothing to read: the numbers were just told.
    if (this.operations.get(id) === state) return;
    if (finishedAt === null) this.operations.set(id, state);
    else this.operations.delete(id);
    this.gather({ entityType: 'operation', entityId: id });
    if (subject) this.gather({ entityType: subject.type, entityId: subject.id });
  }

  private gather(change: Change): void {
    this.gathered.push(change);
    if (this.gathered.length === 1 && !this.isRefetching) setTimeout(() => void this.refetch(), GATHER_MS);
  }

  /** One round after the other, so that a stream of events never starves a slow connection. */
  private async refetch(): Promise<void> {
    this.isRefetching = true;
    const changes = this.gathered.splice(0);
    await readAnew(this.queries, changes, { atOnce: ({ state }) => pagesOf(state.data) <= MOST_PAGES });
    this.isRefetching = false;
    if (this.gathered.length > 0) void this.refetch();
  }

  private set(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

const pagesOf = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages) ? data.pages.length : 1;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isChange = (data: unknown): data is Change =>
  isRecord(data) && typeof data['entityType'] === 'string' && typeof data['entityId'] === 'string';

const isOperationNews = (data: unknown): data is { payload: OperationStanding } =>
  isRecord(data) && data['topic'] === 'operation' && isRecord(data['payload']);

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const wake = () => {
      clearTimeout(timer);
      resolve();
    };
    stopped.addEventListener('abort', wake, { once: true });
    window.addEventListener('online', wake, { once: true });
  });
}
