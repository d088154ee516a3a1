import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AuthModule } from '../auth/index.js';
import { PasskeysModule } from '../passkeys/index.js';
import { SessionsModule } from '../sessions/index.js';
import { SignInStepsModule } from '../sign-in-steps/index.js';
import { PasskeySignIns } from './passkey-sign-ins.js';
import { PasskeySignInsController } from './passkey-sign-ins.controller.js';

@Module({
  imports: [AccountsModule, AuthModule, PasskeysModule, SessionsModule, SignInStepsModule],
  controllers: [PasskeySignInsController],
  providers: [PasskeySignIns],
})
export class PasskeySignInsModule {}
