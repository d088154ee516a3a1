import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Principal } from '../../kernel/access/index.js';
import { actorId } from '../../kernel/context/index.js';
import { FairShares } from '../../kernel/limits/index.js';
import { Overloaded } from '../../kernel/problem/index.js';
import { EventFeed } from './event-feed.js';
import { EventStream } from './event-stream.js';

const BEAT_MS = 15_000;
/** Tabs and devices of one person; beyond this, the oldest is closed. */
const STREAMS_PER_PERSON = 12;
/** In this process: each takes memory while it is open, so every company has a share. */
const STREAMS = 1_000;

/** Where a stream begins: after an event, or with the events of the last seconds; otherwise with the next one. */
export interface StreamStart {
  after?: number | undefined;
  lastSeconds?: number | undefined;
}

interface OpenStream {
  stream: EventStream;
  principal: Principal;
}

/** The open streams of this process. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly entries = new Set<OpenStream>();
  private readonly places = new FairShares(STREAMS);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly feed: EventFeed) {}

  /** Opens somebody's stream; closing it is up to them. Throws `Overloaded` (503) past their company's share. */
  async open(principal: Principal, beginning: StreamStart = {}): Promise<EventStream> {
    const { tenantId, actor } = principal;
    if (!this.places.tryTake(tenantId)) throw new Overloaded();
    let leave = (): void => undefined;
    const entry: OpenStream = {
      stream: new EventStream(actor, () => {
        this.entries.delete(entry);
        this.places.give(tenantId);
        leave();
      }),
      principal,
    };
    this.admit(entry);
    try {
      const joined = await this.feed.join(tenantId, entry.stream);
      leave = joined.leave;
      if (entry.stream.body.destroyed) leave();
      else await this.tellGap(entry, await this.from(tenantId, beginning, joined.lastSeq), joined.lastSeq);
    } catch (error) {
      // Nobody will read it, so it must not stay in the list.
      entry.stream.body.destroy();
      throw error;
    }
    return entry.stream;
  }

  /**
   * Called regularly: keeps connections open, and ends those whose person has signed out or whose token has expired.
   */
  async beat(): Promise<void> {
    for (const entry of this.entries) await this.beatOne(entry);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const { stream } of this.entries) stream.end('shutdown');
  }

  private async from(tenantId: string, { after, lastSeconds }: StreamStart, lastSeq: number): Promise<number> {
    if (after !== undefined) return after;
    const before = lastSeconds === undefined ? null : await this.feed.seqBefore(tenantId, lastSeconds);
    // Whatever has happened since the stream joined is sent as it happens.
    return Math.min(before ?? lastSeq, lastSeq);
  }

  private async tellGap({ stream, principal }: OpenStream, after: number, lastSeq: number): Promise<void> {
    // A number from the future belongs to another company or another database.
    const gap = after > lastSeq ? null : await this.feed.between(principal.tenantId, after, lastSeq + 1);
    stream.begin(gap ? after : lastSeq);
    if (gap === null) stream.jump(lastSeq);
    else for (const event of gap) stream.replay(event);
    stream.goLive();
  }

  private admit(entry: OpenStream): void {
    const me = actorId(entry.principal.actor);
    const mine = [...this.entries].filter(({ principal }) => actorId(principal.actor) === me);
    for (const { stream } of mine.slice(0, Math.max(0, mine.length - STREAMS_PER_PERSON + 1)))
      stream.end('too_many_streams');
    this.entries.add(entry);
    this.timer ??= setInterval(() => void this.beat(), BEAT_MS);
    this.timer.unref();
  }

  private async beatOne({ stream, principal }: OpenStream): Promise<void> {
    if (Date.now() >= principal.expiresAt) {
      stream.end('token_expired');
      return;
    }
    // A database that is away has not signed anybody out.
    const standing = await principal.standing().catch(() => principal);
    if (standing) stream.beat(standing.actor);
    else stream.end('signed_out');
  }
}
