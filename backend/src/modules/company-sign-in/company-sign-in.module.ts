import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AuthModule } from '../auth/index.js';
import { SessionsModule } from '../sessions/index.js';
import { SignInProvidersModule } from '../sign-in-providers/index.js';
import { CompanySignInController } from './company-sign-in.controller.js';
import { CompanySignIn } from './company-sign-in.service.js';
import { MemberIdentities } from './member-identities.js';
import { ProviderSignIns } from './provider-sign-ins.js';

@Module({
  imports: [AccountsModule, AuthModule, SessionsModule, SignInProvidersModule],
  controllers: [CompanySignInController],
  providers: [CompanySignIn, MemberIdentities, ProviderSignIns],
})
export class CompanySignInModule {}
