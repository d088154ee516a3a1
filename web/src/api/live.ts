import type { QueryClient } from '@tanstack/react-query';
import { getOperationOptions } from './generated/queries/queryOptions';
import type { OperationDto } from './generated/requests/types.gen';
import type { Change } from './live-keys';
import type { Told } from './live-stream';
import { readAnew } from './read-anew';
import { session } from './session';
import { type LiveState, SharedStream } from './shared-stream';

/** An operation as the stream sends it: without its result, which may be long. */
type OperationStanding = Omit<OperationDto, 'result' | 'problem'>;

/** A bulk import sends thousands of events; a screen needs one refetch for all of them. */
const GATHER_MS = 400;
/** Refetching a list fetches all of its pages: a longer one keeps its rows until someone asks for them. */
const MOST_PAGES = 4;

/** Listens to the company’s events and refetches the affected data on open screens. */
export class LiveUpdates {
  state: LiveState = 'connecting';

  private readonly listeners = new Set<() => void>();
  private stream: SharedStream | null = null;
  private isStarted = false;
  private gathered: Change[] = [];
  private isRefetching = false;
  /** Last known state of each unfinished operation. */
  private readonly operations = new Map<string, OperationStanding['state']>();

  constructor(private readonly queries: QueryClient) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): LiveState => this.state;

  start(): void {
    this.isStarted = true;
    void this.open();
  }

  stop(): void {
    this.isStarted = false;
    this.stream?.stop();
    this.stream = null;
    this.set('connecting');
  }

  private async open(): Promise<void> {
    const name = await session.name();
    if (!this.isStarted || this.stream || name === null) return;
    this.stream = new SharedStream(`hedgerow-live-${name}`, {
      onState: (state) => this.set(state),
      onTold: (told) => this.hear(told),
      onGap: () => void readAnew(this.queries, 'everything'),
    });
  }

  private hear({ event, data }: Told): void {
    if (event === 'change' && isChange(data)) this.gather(data);
    if (event === 'reset') void readAnew(this.queries, 'everything');
    if (event === 'live' && isOperationNews(data)) this.follow(data.payload);
  }

  /** Applies progress from the stream; the result of a finished operation is fetched. */
  private follow(standing: OperationStanding): void {
    const { queryKey } = getOperationOptions({ path: { operationId: standing.id } });
    const { id, subject, state, finishedAt } = standing;
    this.queries.setQueryData<OperationDto>(queryKey, (known) => {
      if (!known || finishedAt === null) return known && { ...known, ...standing };
      // Screens see the end only together with the result, or they would show an end without one.
      return { ...known, ...standing, state: known.state, finishedAt: known.finishedAt };
    });
    // While it runs, there is nothing to fetch: the event has the numbers.
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

  /** One round after the other, so that many events never overload a slow connection. */
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
