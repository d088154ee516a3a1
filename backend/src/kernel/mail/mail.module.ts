import { Global, Module } from '@nestjs/common';
import { MailComposer } from './mail-composer.js';
import { Mailer } from './mailer.js';

/** Mail transport, injectable everywhere. modules/messages keeps what was written to whom. */
@Global()
@Module({ providers: [MailComposer, Mailer], exports: [Mailer] })
export class MailModule {}
