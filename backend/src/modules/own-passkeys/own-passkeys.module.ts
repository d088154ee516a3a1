import { Module } from '@nestjs/common';
import { AccountNoticesModule } from '../account-notices/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { AccountsModule } from '../accounts/index.js';
import { PasskeysModule } from '../passkeys/index.js';
import { SecondFactorsModule } from '../second-factors/index.js';
import { OwnPasskeys } from './own-passkeys.js';
import { OwnPasskeysController } from './own-passkeys.controller.js';
import { PasskeyNotices } from './passkey-notices.js';

@Module({
  imports: [AccountNoticesModule, AccountSecurityModule, AccountsModule, PasskeysModule, SecondFactorsModule],
  controllers: [OwnPasskeysController],
  providers: [OwnPasskeys, PasskeyNotices],
})
export class OwnPasskeysModule {}
