import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { ClientIntakeModule } from '../client-intake/index.js';
import { CrewsModule } from '../crews/index.js';
import { DemoSeasonModule } from '../demo-season/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { DemoController } from './demo.controller.js';
import { DemoSeeder } from './demo-seeder.js';

@Module({
  imports: [AuthModule, ClientIntakeModule, CrewsModule, DemoSeasonModule, TenancyModule],
  controllers: [DemoController],
  providers: [DemoSeeder],
})
export class DemoModule {}
