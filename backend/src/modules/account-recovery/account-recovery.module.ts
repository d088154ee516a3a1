import { Module } from '@nestjs/common';
import { AccountSecurityModule } from '../account-security/index.js';
import { AccountsModule } from '../accounts/index.js';
import { SecondFactorsModule } from '../second-factors/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TrustedDevicesModule } from '../trusted-devices/index.js';
import { AccountRecovery } from './account-recovery.js';
import { AccountRecoveryController } from './account-recovery.controller.js';

@Module({
  imports: [AccountSecurityModule, AccountsModule, SecondFactorsModule, SessionsModule, TrustedDevicesModule],
  controllers: [AccountRecoveryController],
  providers: [AccountRecovery],
})
export class AccountRecoveryModule {}
