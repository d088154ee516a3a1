import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountsModule } from '../accounts/index.js';
import { SessionsModule } from '../sessions/index.js';
import { AccountEmailController } from './account-email.controller.js';
import { EmailVerifications } from './email-verifications.js';

@Module({
  imports: [AccountMailModule, AccountsModule, SessionsModule],
  controllers: [AccountEmailController],
  providers: [EmailVerifications],
})
export class AccountEmailModule {}
