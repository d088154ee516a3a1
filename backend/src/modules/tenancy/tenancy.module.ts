import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { RolesModule } from '../roles/index.js';
import { ZoneChangesModule } from '../zone-changes/index.js';
import { CompanyLogo } from './company-logo.js';
import { LogoController } from './logo.controller.js';
import { TenancyController } from './tenancy.controller.js';
import { TenancyService } from './tenancy.service.js';
import { Tenant } from './tenant.entity.js';
import './planned.permissions.js';
import './tenancy.permissions.js';

@Sections({
  tag: 'Company',
  group: 'Company',
  description: 'The company: its name, address, settings, and logo.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Tenant]), RolesModule, ZoneChangesModule],
  controllers: [TenancyController, LogoController],
  providers: [TenancyService, CompanyLogo],
  exports: [TenancyService],
})
export class TenancyModule {}
