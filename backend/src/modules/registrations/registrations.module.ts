import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountsModule } from '../accounts/index.js';
import { AuthModule } from '../auth/index.js';
import { MembersModule } from '../members/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { NewCompanies } from './new-companies.js';
import { Registration } from './registration.js';
import { RegistrationLinks } from './registration-links.js';
import { RegistrationsController } from './registrations.controller.js';

@Module({
  imports: [AccountMailModule, AccountsModule, AuthModule, MembersModule, SessionsModule, TenancyModule],
  controllers: [RegistrationsController],
  providers: [NewCompanies, Registration, RegistrationLinks],
})
export class RegistrationsModule {}
