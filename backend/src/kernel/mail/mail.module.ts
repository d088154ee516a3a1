import { Global, Module } from '@nestjs/common';
import { MailComposer } from './mail-composer.js';
import { Mailer } from './mailer.js';

/** Mail transport, everywhere injectable. What was written to whom is kept by modules/messages. */
@Global()
@Module({ providers: [MailComposer, Mailer], exports: [Mailer] })
export class MailModule {}
