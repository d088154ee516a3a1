import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ClientsModule } from '../clients/index.js';
import { CrewsModule } from '../crews/index.js';
import { JobsModule } from '../jobs/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { DemoController } from './demo.controller.js';

@Module({
  imports: [AccountsModule, ClientsModule, CrewsModule, JobsModule, TenancyModule],
  controllers: [DemoController],
  providers: [DemoSeeder, SeasonSeeder],
})
export class DemoModule {}
