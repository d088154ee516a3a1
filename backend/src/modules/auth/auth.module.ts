import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { Sections } from '../../kernel/contract/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { AccessTokens } from './access-tokens.js';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountNoticesModule } from '../account-notices/index.js';
import { AccountsModule } from '../accounts/index.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { JwtStrategy } from './jwt.strategy.js';
import { NewDevices } from './new-devices.js';
import { MembershipsReader } from './memberships.reader.js';
import { SecondSteps } from './second-steps.js';
import { SignIns } from './sign-ins.js';
import { SecondFactorsModule } from '../second-factors/index.js';
import { TrustedDevicesModule } from '../trusted-devices/index.js';
import { SessionsModule } from '../sessions/index.js';
import { SigningKeysModule } from '../signing-keys/index.js';
import { SignInStepsModule } from '../sign-in-steps/index.js';

@Sections({
  tag: 'Sign-in',
  group: 'Getting in',
  description:
    'How users get an access token, refresh it, switch companies, and sign out. Apps use an API key instead.',
})
@Module({
  imports: [
    AccountMailModule,
    AccountNoticesModule,
    AccountsModule,
    PassportModule,
    SecondFactorsModule,
    SessionsModule,
    SigningKeysModule,
    SignInStepsModule,
    TenancyModule,
    TrustedDevicesModule,
    JwtModule.register({}),
  ],
  controllers: [AuthController],
  providers: [AuthService, SignIns, SecondSteps, MembershipsReader, NewDevices, AccessTokens, JwtStrategy],
  exports: [SignIns],
})
export class AuthModule {}
