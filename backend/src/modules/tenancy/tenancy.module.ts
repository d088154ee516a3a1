import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompanyLogo } from './company-logo.js';
import { LogoController } from './logo.controller.js';
import { Membership } from './membership.entity.js';
import { Role } from './role.entity.js';
import { TenancyController } from './tenancy.controller.js';
import { TenancyService } from './tenancy.service.js';
import { Tenant } from './tenant.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Tenant, Role, Membership])],
  controllers: [TenancyController, LogoController],
  providers: [TenancyService, CompanyLogo],
  exports: [TenancyService],
})
export class TenancyModule {}
