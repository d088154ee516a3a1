import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import type { Page } from '../../kernel/paging/index.js';
import {
  InvalidTransition,
  PreconditionRequired,
  type SeenVersion,
  VersionMismatch,
} from '../../kernel/problem/index.js';
import { RoleAboveOwn } from '../roles/index.js';
import { ListMembersQuery, MemberDto, UpdateMemberDto } from './member.dto.js';
import { LastOwner, MemberNotFound, OwnMembership } from './members.errors.js';
import { MembersService } from './members.service.js';

const CHANGE = [MemberNotFound, LastOwner, OwnMembership, RoleAboveOwn];

/** The people of the company. */
@ApiTags('Team')
@Controller('members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Endpoint({
    summary: 'List team members',
    description: 'Returns team members by name, with their roles, whether they can sign in, and when they last did.',
    permission: 'members.read',
    shows: ['membership', 'role'],
    type: pageOf(MemberDto),
  })
  listMembers(@Query() query: ListMembersQuery): Promise<Page<MemberDto>> {
    return this.members.list(query);
  }

  @Get(':membershipId')
  @Endpoint({
    summary: 'Get a team member',
    description: 'Returns the team member with their role and the actions you can take.',
    permission: 'members.read',
    shows: ['membership', 'role'],
    type: MemberDto,
    errors: [MemberNotFound],
  })
  getMember(@Id('membershipId') membershipId: string): Promise<MemberDto> {
    return this.members.get(membershipId);
  }

  @Patch(':membershipId')
  @Endpoint({
    summary: "Change a team member's role",
    description:
      "Takes effect with the team member's next request. You can't give a role that can do more than yours, or change " +
      'someone whose role does. Only owners can make owners; the other owners get an email.',
    permission: 'users.manage',
    type: MemberDto,
    errors: [...CHANGE, VersionMismatch, PreconditionRequired],
  })
  updateMember(
    @Id('membershipId') membershipId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateMemberDto,
  ): Promise<MemberDto> {
    return this.members.update(membershipId, version, changes);
  }

  @Post(':membershipId/disable')
  @Endpoint({
    summary: 'Disable a team member',
    description:
      'They lose access at once: their sessions in this company end, they leave their crew, and pending invitations ' +
      'they were the last to send are revoked. Their history stays, and you can enable them again.',
    permission: 'users.manage',
    type: MemberDto,
    errors: [...CHANGE, InvalidTransition],
  })
  disableMember(@Id('membershipId') membershipId: string): Promise<MemberDto> {
    return this.members.disable(membershipId);
  }

  @Post(':membershipId/enable')
  @Endpoint({
    summary: 'Enable a disabled team member',
    description: 'They can sign in again, with the role they had.',
    permission: 'users.manage',
    type: MemberDto,
    errors: [...CHANGE, InvalidTransition],
  })
  enableMember(@Id('membershipId') membershipId: string): Promise<MemberDto> {
    return this.members.enable(membershipId);
  }

  @Delete(':membershipId')
  @Endpoint({
    summary: 'Remove a team member',
    description:
      'Like disabling: they lose access, leave their crew, and pending invitations they were the last to send are ' +
      'revoked. They keep their account and other companies, and their past work stays under their name. To bring ' +
      'them back, invite them again.',
    permission: 'users.manage',
    status: 204,
    errors: [...CHANGE, VersionMismatch, PreconditionRequired],
  })
  removeMember(@Id('membershipId') membershipId: string, @IfMatch() version: SeenVersion): Promise<void> {
    return this.members.remove(membershipId, version);
  }
}
