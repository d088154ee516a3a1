import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountNoticesModule } from '../account-notices/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { AccountsModule } from '../accounts/index.js';
import { SessionsModule } from '../sessions/index.js';
import { AccountEmailController } from './account-email.controller.js';
import { EmailChanges } from './email-changes.js';
import { EmailChangesController } from './email-changes.controller.js';
import { EmailVerifications } from './email-verifications.js';

@Module({
  imports: [AccountMailModule, AccountNoticesModule, AccountSecurityModule, AccountsModule, SessionsModule],
  controllers: [AccountEmailController, EmailChangesController],
  providers: [EmailChanges, EmailVerifications],
})
export class AccountEmailModule {}
