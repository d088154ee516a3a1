import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { EVENTS_CHANNEL } from '../../kernel/events/index.js';
import { Announcements, LIVE_CHANNEL, type LiveMessage } from '../../kernel/live/index.js';
import { type EventHead, EventsRepository } from './events.repository.js';

/** One open stream, as the feed sees it. */
export interface Subscriber {
  happened(event: EventHead): void;
  /** More has happened than is worth sending one by one. */
  reset(lastSeq: number): void;
  said(message: LiveMessage): void;
}

interface Room {
  lastSeq: number;
  subscribers: Set<Subscriber>;
  catchingUp: boolean;
}

/** An import records thousands of events; open screens are better off reloading. */
export const BURST = 300;
/** How often to poll without announcements. */
const LOOK_MS = 2_000;
/** With announcements, too, now and then: one may be lost with its connection. */
const LOOK_ANYWAY_EVERY = 15;

/**
 * The events of the companies whose people have streams open in this process. Each company's new events are read once,
 * when any process announces a new number, and passed to all its streams.
 */
@Injectable()
export class EventFeed implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(EventFeed.name);
  private readonly rooms = new Map<string, Room>();
  /** Rooms with news that nobody has read yet. */
  private readonly stale = new Set<Room>();
  private silence: Array<() => void> = [];
  private timer: NodeJS.Timeout | undefined;
  private looks = 0;

  constructor(
    private readonly announcements: Announcements,
    private readonly scopes: Scopes,
    private readonly events: EventsRepository,
  ) {}

  onModuleInit(): void {
    this.announcements.onReconnect(() => this.lookEverywhere());
  }

  /** Subscribes to a company. Answers the number up to which the subscriber must catch up by itself. */
  async join(tenantId: string, subscriber: Subscriber): Promise<{ lastSeq: number; leave: () => void }> {
    this.listen();
    const known = this.rooms.get(tenantId);
    if (known) {
      known.subscribers.add(subscriber);
      return { lastSeq: known.lastSeq, leave: () => this.leave(tenantId, subscriber) };
    }
    const lastSeq = await this.asTenant(tenantId, () => this.events.lastSeq());
    // Somebody else of the company may have joined meanwhile, with an older number.
    const room = this.rooms.get(tenantId) ?? { lastSeq, subscribers: new Set(), catchingUp: false };
    this.rooms.set(tenantId, room);
    room.subscribers.add(subscriber);
    void this.catchUp(tenantId, room);
    return { lastSeq: room.lastSeq, leave: () => this.leave(tenantId, subscriber) };
  }

  /** The number before the first event of the last `lastSeconds`; null when there is none. */
  seqBefore(tenantId: string, lastSeconds: number): Promise<number | null> {
    return this.asTenant(tenantId, () => this.events.seqBefore(lastSeconds, BURST + 1));
  }

  /** Events between two numbers, both exclusive; null when there are more than a burst. */
  async between(tenantId: string, above: number, below: number): Promise<EventHead[] | null> {
    const stretch = { above, below, order: 'asc' as const, limit: BURST + 1 };
    const rows = await this.asTenant(tenantId, () => this.events.heads(stretch));
    return rows.length > BURST ? null : rows;
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const stop of this.silence) stop();
  }

  private leave(tenantId: string, subscriber: Subscriber): void {
    const room = this.rooms.get(tenantId);
    room?.subscribers.delete(subscriber);
    if (room?.subscribers.size === 0) this.rooms.delete(tenantId);
  }

  private listen(): void {
    if (this.timer) return;
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
    this.silence = [
      this.announcements.listen(EVENTS_CHANNEL, (text) => {
        const { tenantId, seq } = JSON.parse(text) as { tenantId: string; seq: number };
        const room = this.rooms.get(tenantId);
        if (room && seq > room.lastSeq) void this.catchUp(tenantId, room);
      }),
      this.announcements.listen(LIVE_CHANNEL, (text) => {
        const message = JSON.parse(text) as LiveMessage;
        for (const subscriber of this.rooms.get(message.tenantId)?.subscribers ?? []) subscriber.said(message);
      }),
    ];
  }

  private look(): void {
    this.looks += 1;
    if (!this.announcements.isConnected || this.looks % LOOK_ANYWAY_EVERY === 0) this.lookEverywhere();
  }

  private lookEverywhere(): void {
    for (const [tenantId, room] of this.rooms) void this.catchUp(tenantId, room);
  }

  /** Sends a room what it has missed; one run at a time, so that nothing is sent twice or out of order. */
  private async catchUp(tenantId: string, room: Room): Promise<void> {
    this.stale.add(room);
    if (room.catchingUp) return;
    room.catchingUp = true;
    try {
      while (this.stale.delete(room)) await this.tell(tenantId, room);
    } catch (error) {
      this.logger.debug(`Live events look again later: ${String(error)}`);
    } finally {
      room.catchingUp = false;
    }
  }

  private async tell(tenantId: string, room: Room): Promise<void> {
    const rows = await this.between(tenantId, room.lastSeq, Number.MAX_SAFE_INTEGER);
    if (rows === null) {
      room.lastSeq = await this.asTenant(tenantId, () => this.events.lastSeq());
      for (const subscriber of room.subscribers) subscriber.reset(room.lastSeq);
      return;
    }
    for (const row of rows) {
      room.lastSeq = Number(row.seq);
      for (const subscriber of room.subscribers) subscriber.happened(row);
    }
  }

  private asTenant<T>(tenantId: string, read: () => Promise<T>): Promise<T> {
    return this.scopes.run({ tenantId, actor: SYSTEM }, read, { readOnly: true });
  }
}
