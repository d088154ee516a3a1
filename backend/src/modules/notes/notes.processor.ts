import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { MentionMail } from './mention-mail.js';
import { TellMentioned } from './notes.queue.js';

@Injectable()
export class NotesProcessor {
  constructor(private readonly mail: MentionMail) {}

  @Handles(TellMentioned, { transaction: 'none' })
  async tellMentioned({ noteId, userIds }: z.infer<typeof TellMentioned.payload>, run: TaskRun): Promise<void> {
    for (const userId of userIds) await this.mail.send({ noteId, userId }, run);
  }
}
