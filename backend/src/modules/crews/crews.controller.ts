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
    summary: 'List crews and their members',
    description: 'Returns all crews by name, including archived ones unless `active` is set.',
    permission: 'crews.read',
    shows: ['crew', 'crew_member'],
    type: pageOf(CrewDto),
  })
  listCrews(@Query() query: ListCrewsQuery): Promise<Page<CrewDto>> {
    return this.crews.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Create a crew and its members',
    description: 'The name must be unique among active crews, and a person can be on one crew only.',
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
    summary: 'Get a crew',
    description: 'Returns one crew with its members, leads first.',
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
    summary: 'Update a crew',
    description: 'JSON Merge Patch of the name and color. Crew members have their own operations.',
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
    description: "The crew keeps its history and can't be scheduled anymore. Archiving an archived crew has no effect.",
    permission: 'crews.manage',
    type: CrewDto,
    errors: [CrewNotFound],
  })
  archiveCrew(@Id('crewId') crewId: string): Promise<CrewDto> {
    return this.crews.archive(crewId);
  }

  @Post(':crewId/restore')
  @Endpoint({
    summary: 'Restore an archived crew',
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
    summary: 'Add a crew member',
    description:
      'A person can be on one crew only, and a crew can have up to 50 members. Send `membershipId` for someone who ' +
      'signs in; without it, the crew member is just a name.',
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
    summary: 'Update a crew member',
    description: 'JSON Merge Patch: name, phone number, linked user account, and whether the person is a crew lead.',
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
    description: 'The person keeps their user account, and their past work stays under their name.',
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
