import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountNoticesModule } from '../account-notices/index.js';
import { AccountsModule } from '../accounts/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TrustedDevicesModule } from '../trusted-devices/index.js';
import { OpenSessionsController } from './open-sessions.controller.js';
import { PasswordChanges } from './password-changes.js';
import { PasswordChangesController } from './password-changes.controller.js';
import { PasswordConfirmation } from './password-confirmation.js';
import { PasswordResets } from './password-resets.js';

@Module({
  imports: [AccountMailModule, AccountNoticesModule, AccountsModule, SessionsModule, TrustedDevicesModule],
  controllers: [PasswordChangesController, OpenSessionsController],
  providers: [PasswordChanges, PasswordConfirmation, PasswordResets],
  exports: [PasswordConfirmation, PasswordResets],
})
export class AccountSecurityModule {}
