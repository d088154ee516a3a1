import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { AccountsModule } from '../accounts/index.js';
import { MembersModule } from '../members/index.js';
import { RolesModule } from '../roles/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { OwnershipController } from './ownership.controller.js';
import { OwnershipService } from './ownership.service.js';

@Module({
  imports: [AccountMailModule, AccountSecurityModule, AccountsModule, MembersModule, RolesModule, TenancyModule],
  controllers: [OwnershipController],
  providers: [OwnershipService],
})
export class OwnershipModule {}
