import { Readable } from 'node:stream';
import type { Actor } from '../../kernel/context/index.js';
import type { LiveMessage } from '../../kernel/live/index.js';
import type { Subscriber } from './event-feed.js';
import { isInAudience, sightOf } from './event-reader.js';
import type { EventHead } from './events.repository.js';

/** Behind a slower reader, memory would grow without bound; the browser reconnects and catches up. */
const MAX_BUFFERED = 1024 * 1024;

/** One person's open connection: server-sent events, limited to what that person may see. */
export class EventStream implements Subscriber {
  readonly body: Readable;
  private lastSeq = -1;
  private ended = false;
  /** New events, while missed ones are still being sent. */
  private held: Array<() => void> | null = [];

  constructor(
    private actor: Actor,
    onClose: () => void,
  ) {
    this.body = new Readable({ read: () => undefined });
    this.body.once('close', onClose);
    // Opens the response at once, and makes the browser reconnect quickly.
    this.write('retry: 2000\n\n');
  }

  /** All missed events are sent: from here on events are sent as they happen. */
  goLive(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const tell of held) tell();
  }

  /** The current position, for a stream that begins now. */
  begin(lastSeq: number): void {
    this.lastSeq = lastSeq;
    this.send('ready', { lastSeq }, lastSeq);
  }

  replay(event: EventHead): void {
    const seq = Number(event.seq);
    if (seq <= this.lastSeq) return;
    this.lastSeq = seq;
    const { type, entityType, entityId, version, at, actor } = event;
    const sight = sightOf(entityType, this.actor);
    if (sight === 'whole') this.send('change', { seq, type, entityType, entityId, version, at, actor }, seq);
    if (sight === 'hint') this.send('change', { entityType, entityId }, seq);
  }

  jump(lastSeq: number): void {
    this.lastSeq = lastSeq;
    this.send('reset', { lastSeq }, lastSeq);
  }

  happened(event: EventHead): void {
    if (this.held) this.held.push(() => this.replay(event));
    else this.replay(event);
  }

  reset(lastSeq: number): void {
    if (this.held) this.held.push(() => this.jump(lastSeq));
    else this.jump(lastSeq);
  }

  said({ topic, payload, audience }: LiveMessage): void {
    if (isInAudience(audience, this.actor)) this.send('live', { topic, payload });
  }

  /** Keeps the connection open through proxies; picks up changed roles. */
  beat(actor: Actor): void {
    this.actor = actor;
    this.write(': still here\n\n');
  }

  /** Ends in order; `why` is for programs: `signed_out`, `token_expired`, `shutdown`, `too_many_streams`. */
  end(why: string): void {
    this.send('end', { reason: why });
    if (!this.ended) this.body.push(null);
    this.ended = true;
  }

  private send(event: string, data: unknown, seq?: number): void {
    this.write(`${seq === undefined ? '' : `id: ${seq}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private write(text: string): void {
    if (this.ended || this.body.destroyed) return;
    this.body.push(text);
    if (this.body.readableLength > MAX_BUFFERED) this.body.destroy();
  }
}
