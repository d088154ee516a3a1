import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { AccountMailModule } from '../account-mail/index.js';
import { RolesModule } from '../roles/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { Departures } from './departures.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { Membership } from './membership.entity.js';
import { OwnerNotice } from './owner-notice.js';
import './members.permissions.js';

@Sections({
  tag: 'Team',
  group: 'Company',
  description:
    'Who works in the company: team members with their roles, and invitations to join. There is always an active owner.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Membership]), AccountMailModule, RolesModule, SessionsModule, TenancyModule],
  controllers: [MembersController],
  providers: [MembersService, Departures, OwnerNotice],
  exports: [MembersService, Departures],
})
export class MembersModule {}
