import { Injectable } from '@nestjs/common';
import type { Message } from './message.entity.js';

/** Called for every new state of a message, in the transaction that writes it. */
export type MessageFollower = (message: Message) => Promise<void>;

/** Lets the module that requested a mail learn what becomes of it, without this module knowing which one that is. */
@Injectable()
export class MessageFollowers {
  private readonly byKind = new Map<string, MessageFollower>();

  /** Call it once for each kind, while the application starts. */
  follow(kind: string, follower: MessageFollower): void {
    if (this.byKind.has(kind)) throw new Error(`Messages of kind ${kind} have a follower already.`);
    this.byKind.set(kind, follower);
  }

  async tell(message: Message): Promise<void> {
    await this.byKind.get(message.kind)?.(message);
  }
}
