import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountNotices } from './account-notices.js';

@Module({ imports: [AccountMailModule], providers: [AccountNotices], exports: [AccountNotices] })
export class AccountNoticesModule {}
