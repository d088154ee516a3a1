import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { IdTaken, InvalidTransition } from '../../kernel/problem/index.js';
import { RoleAboveOwn } from '../roles/index.js';
import { CreateInvitationDto, InvitationDto, ListInvitationsQuery } from './invitation.dto.js';
import { AlreadyMember, InvitationClosed, InvitationNotFound, InvitationPending } from './invitations.errors.js';
import { InvitationsService } from './invitations.service.js';

/** Whom the company has asked to join it. */
@ApiTags('Team')
@Controller('invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @Endpoint({
    summary: 'List invitations, newest first',
    description: 'Pending, accepted, revoked, and expired invitations. Their links are never included.',
    permission: 'users.manage',
    shows: ['invitation', 'role'],
    type: pageOf(InvitationDto),
  })
  listInvitations(@Query() query: ListInvitationsQuery): Promise<Page<InvitationDto>> {
    return this.invitations.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Invite someone to the team',
    description:
      'Emails a link that works for 7 days. A company can send 100 invitation emails in 24 hours, 5 of them to the ' +
      'same email, and all companies together 10 to the same email; after that, returns 429 with `Retry-After`.',
    permission: 'users.manage',
    status: 201,
    type: InvitationDto,
    errors: [AlreadyMember, InvitationPending, RoleAboveOwn, IdTaken],
  })
  createInvitation(@Body() invitation: CreateInvitationDto): Promise<InvitationDto> {
    return this.invitations.create(invitation);
  }

  @Get(':invitationId')
  @Endpoint({
    summary: 'Get an invitation',
    description: 'Returns the invitation with its state and the actions you can take.',
    permission: 'users.manage',
    shows: ['invitation', 'role'],
    type: InvitationDto,
    errors: [InvitationNotFound],
  })
  getInvitation(@Id('invitationId') invitationId: string): Promise<InvitationDto> {
    return this.invitations.get(invitationId);
  }

  @Post(':invitationId/resend')
  @Endpoint({
    summary: 'Resend an invitation',
    description: 'Emails a new link that works for 7 days. The link sent before stops working.',
    permission: 'users.manage',
    type: InvitationDto,
    errors: [InvitationNotFound, InvitationClosed, InvitationPending, AlreadyMember, InvalidTransition, RoleAboveOwn],
  })
  resendInvitation(@Id('invitationId') invitationId: string): Promise<InvitationDto> {
    return this.invitations.resend(invitationId);
  }

  @Post(':invitationId/revoke')
  @Endpoint({
    summary: 'Revoke an invitation',
    description: 'Its link stops working at once.',
    permission: 'users.manage',
    type: InvitationDto,
    errors: [InvitationNotFound, InvalidTransition],
  })
  revokeInvitation(@Id('invitationId') invitationId: string): Promise<InvitationDto> {
    return this.invitations.revoke(invitationId);
  }
}
