import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { CreateCrewDto, CrewDto, ListCrewsQuery, UpdateCrewDto } from './crew.dto.js';
import { CreateCrewMemberDto, CrewMemberDto, UpdateCrewMemberDto } from './crew-member.dto.js';
import { AlreadyInACrew, CrewMemberNotFound, CrewNameTaken, CrewNotFound, TooManyCrewMembers } from './crews.errors.js';
import { CrewsService } from './crews.service.js';

/** Crews and the people in them. */
@ApiTags('Crews')
@Controller('crews')
export class CrewsController {
  constructor(private readonly crews: CrewsService) {}

  @Get()
  @Endpoint({
    summary: 'List crews by name, with their people',
    description: 'All crews, archived ones too unless `active` says otherwise.',
    permission: 'crews.read',
    shows: ['crew', 'crew_member'],
    type: pageOf(CrewDto),
  })
  listCrews(@Query() query: ListCrewsQuery): Promise<Page<CrewDto>> {
    return this.crews.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Create a crew, with its people',
    description: 'The name must be free among the crews in use, and each person can be in one crew only.',
    permission: 'crews.manage',
    status: 201,
    type: CrewDto,
    errors: [CrewNameTaken, AlreadyInACrew, IdTaken],
  })
  createCrew(@Body() crew: CreateCrewDto): Promise<CrewDto> {
    return this.crews.create(crew);
  }

  @Get(':crewId')
  @Endpoint({
    summary: 'Read a crew',
    description: 'One crew with the people in it, leads first.',
    permission: 'crews.read',
    shows: ['crew', 'crew_member'],
    type: CrewDto,
    errors: [CrewNotFound],
  })
  getCrew(@Id('crewId') crewId: string): Promise<CrewDto> {
    return this.crews.get(crewId);
  }

  @Patch(':crewId')
  @Endpoint({
    summary: 'Change a crew',
    description: 'Merge patch of name and colour. Its people have operations of their own.',
    permission: 'crews.manage',
    type: CrewDto,
    errors: [CrewNotFound, CrewNameTaken, VersionMismatch, PreconditionRequired],
  })
  updateCrew(
    @Id('crewId') crewId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateCrewDto,
  ): Promise<CrewDto> {
    return this.crews.update(crewId, version, changes);
  }

  @Post(':crewId/archive')
  @Endpoint({
    summary: 'Archive a crew',
    description: 'It keeps its past and can no longer be planned. Archiving an archived crew changes nothing.',
    permission: 'crews.manage',
    type: CrewDto,
    errors: [CrewNotFound],
  })
  archiveCrew(@Id('crewId') crewId: string): Promise<CrewDto> {
    return this.crews.archive(crewId);
  }

  @Post(':crewId/restore')
  @Endpoint({
    summary: 'Bring an archived crew back',
    description: 'The crew can be scheduled again. If an active crew already uses its name, rename it first.',
    permission: 'crews.manage',
    type: CrewDto,
    errors: [CrewNotFound, CrewNameTaken],
  })
  restoreCrew(@Id('crewId') crewId: string): Promise<CrewDto> {
    return this.crews.restore(crewId);
  }

  @Post(':crewId/members')
  @Endpoint({
    summary: 'Add a person to a crew',
    description:
      'Somebody can be in one crew only, and a crew has at most 50 people. Give `membershipId` for a member who signs in; without it the person is a ' +
      'name on the list.',
    permission: 'crews.manage',
    status: 201,
    type: CrewMemberDto,
    errors: [CrewNotFound, AlreadyInACrew, IdTaken, TooManyCrewMembers],
  })
  addCrewMember(@Id('crewId') crewId: string, @Body() member: CreateCrewMemberDto): Promise<CrewMemberDto> {
    return this.crews.addMember(crewId, member);
  }

  @Patch(':crewId/members/:crewMemberId')
  @Endpoint({
    summary: 'Change a person of a crew',
    description: 'Merge patch: name, telephone number, the account it belongs to, and whether the person leads.',
    permission: 'crews.manage',
    type: CrewMemberDto,
    errors: [CrewMemberNotFound, AlreadyInACrew, VersionMismatch, PreconditionRequired],
  })
  updateCrewMember(
    @Id('crewId') crewId: string,
    @Id('crewMemberId') crewMemberId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateCrewMemberDto,
  ): Promise<CrewMemberDto> {
    return this.crews.updateMember(crewId, crewMemberId, version, changes);
  }

  @Delete(':crewId/members/:crewMemberId')
  @Endpoint({
    summary: 'Remove a crew member',
    description: 'The person stays a member of the company, and what they did stays theirs.',
    permission: 'crews.manage',
    status: 204,
    errors: [CrewMemberNotFound, VersionMismatch, PreconditionRequired],
  })
  removeCrewMember(
    @Id('crewId') crewId: string,
    @Id('crewMemberId') crewMemberId: string,
    @IfMatch() version: SeenVersion,
  ): Promise<void> {
    return this.crews.removeMember(crewId, crewMemberId, version);
  }
}
