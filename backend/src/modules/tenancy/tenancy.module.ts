import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { ZoneChangesModule } from '../zone-changes/index.js';
import { CompanyLogo } from './company-logo.js';
import { LogoController } from './logo.controller.js';
import { Membership } from './membership.entity.js';
import { Role } from './role.entity.js';
import { TenancyController } from './tenancy.controller.js';
import { TenancyService } from './tenancy.service.js';
import { Tenant } from './tenant.entity.js';
import './planned.permissions.js';
import './tenancy.permissions.js';

@Sections({
  tag: 'Company',
  group: 'Company',
  description:
    "The company: its name, address, settings, logo, team members, and roles. A role's permissions define what a " +
    'team member can do.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Tenant, Role, Membership]), ZoneChangesModule],
  controllers: [TenancyController, LogoController],
  providers: [TenancyService, CompanyLogo],
  exports: [TenancyService],
})
export class TenancyModule {}
