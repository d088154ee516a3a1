import { Module } from '@nestjs/common';
import { AccountSecurityModule } from '../account-security/index.js';
import { AccountsModule } from '../accounts/index.js';
import { MembersModule } from '../members/index.js';
import { SecondFactorsModule } from '../second-factors/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { SecondFactorResets } from './second-factor-resets.js';
import { SecondFactorResetsController } from './second-factor-resets.controller.js';

@Module({
  imports: [AccountSecurityModule, AccountsModule, MembersModule, SecondFactorsModule, TenancyModule],
  controllers: [SecondFactorResetsController],
  providers: [SecondFactorResets],
})
export class SecondFactorResetsModule {}
