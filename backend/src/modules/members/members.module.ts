import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { RolesModule } from '../roles/index.js';
import { SessionsModule } from '../sessions/index.js';
import { Departures } from './departures.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { Membership } from './membership.entity.js';
import './members.permissions.js';

@Sections({
  tag: 'Team',
  group: 'Company',
  description:
    'Who works in the company: team members with their roles, and invitations to join. There is always an active owner.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Membership]), RolesModule, SessionsModule],
  controllers: [MembersController],
  providers: [MembersService, Departures],
  exports: [MembersService, Departures],
})
export class MembersModule {}
