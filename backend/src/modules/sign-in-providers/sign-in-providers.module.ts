import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountMailModule } from '../account-mail/index.js';
import { RolesModule } from '../roles/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { ProviderClient } from './provider-client.js';
import { ProviderNotice } from './provider-notice.js';
import { SignInProvider } from './sign-in-provider.entity.js';
import { SignInProvidersController } from './sign-in-providers.controller.js';
import { SignInProviders } from './sign-in-providers.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SignInProvider]), AccountMailModule, RolesModule, TenancyModule],
  controllers: [SignInProvidersController],
  providers: [ProviderClient, ProviderNotice, SignInProviders],
  exports: [ProviderClient, SignInProviders],
})
export class SignInProvidersModule {}
