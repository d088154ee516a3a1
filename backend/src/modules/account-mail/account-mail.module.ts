import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountMail } from './account-mail.js';
import { AccountMailRow } from './account-mail.entity.js';
import { AccountMailDelivery } from './account-mail-delivery.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccountMailRow])],
  providers: [AccountMail, AccountMailDelivery],
  exports: [AccountMail],
})
export class AccountMailModule {}
