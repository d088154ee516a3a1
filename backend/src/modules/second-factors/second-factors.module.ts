import { Module } from '@nestjs/common';
import { AccountNoticesModule } from '../account-notices/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { AccountsModule } from '../accounts/index.js';
import { PasskeysModule } from '../passkeys/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TrustedDevicesModule } from '../trusted-devices/index.js';
import { Authenticators } from './authenticators.js';
import { OwnSecondFactor } from './own-second-factor.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactorNotices } from './second-factor-notices.js';
import { SecondFactors } from './second-factors.js';
import { SecondFactorsController } from './second-factors.controller.js';

@Module({
  imports: [
    AccountNoticesModule,
    AccountSecurityModule,
    AccountsModule,
    PasskeysModule,
    SessionsModule,
    TrustedDevicesModule,
  ],
  controllers: [SecondFactorsController],
  providers: [Authenticators, OwnSecondFactor, RecoveryCodes, SecondFactorNotices, SecondFactors],
  exports: [SecondFactors],
})
export class SecondFactorsModule {}
