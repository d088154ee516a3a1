import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { AccountsModule } from '../accounts/index.js';
import { RolesModule } from '../roles/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { CompanyClosingController } from './company-closing.controller.js';
import { CompanyDirectory } from './company-directory.js';
import { CompanyLetters } from './company-letters.js';
import { CompanyPurge } from './company-purge.js';
import { CompanyStanding } from './company-standing.js';

@Module({
  imports: [AccountMailModule, AccountSecurityModule, AccountsModule, RolesModule, TenancyModule],
  controllers: [CompanyClosingController],
  providers: [CompanyDirectory, CompanyLetters, CompanyPurge, CompanyStanding],
  exports: [CompanyDirectory, CompanyPurge, CompanyStanding],
})
export class CompanyClosingModule {}
