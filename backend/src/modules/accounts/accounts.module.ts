import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Accounts } from './accounts.js';
import { EmailReport } from './email-report.js';
import { User } from './user.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([User])], providers: [Accounts, EmailReport], exports: [Accounts] })
export class AccountsModule {}
