import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { ClientsModule } from '../clients/index.js';
import { CrewsModule } from '../crews/index.js';
import { JobsModule } from '../jobs/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { DemoController } from './demo.controller.js';
import { DemoSeeder } from './demo-seeder.js';
import { SeasonSeeder } from './season/season-seeder.js';

@Module({
  imports: [AuthModule, ClientsModule, CrewsModule, JobsModule, TenancyModule],
  controllers: [DemoController],
  providers: [DemoSeeder, SeasonSeeder],
})
export class DemoModule {}
