import { Module } from '@nestjs/common';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountsModule } from '../accounts/index.js';
import { MembersModule } from '../members/index.js';
import { RolesModule } from '../roles/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { OwnershipController } from './ownership.controller.js';
import { OwnershipService } from './ownership.service.js';

@Module({
  imports: [AccountMailModule, AccountsModule, MembersModule, RolesModule, SessionsModule, TenancyModule],
  controllers: [OwnershipController],
  providers: [OwnershipService],
})
export class OwnershipModule {}
