import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { TimeZoneConflict } from '../zone-changes/index.js';
import { ClientNotFound } from '../client-access/index.js';
import { NoVisitToday, PropertyNotFound } from './properties.errors.js';
import { PropertiesService } from './properties.service.js';
import { AccessCodesDto } from './access-codes.dto.js';
import { CreatePropertyDto, ListPropertiesQuery, PropertyDto, UpdatePropertyDto } from './property.dto.js';

/** Places where work happens. */
@ApiTags('Properties')
@Controller()
export class PropertiesController {
  constructor(private readonly properties: PropertiesService) {}

  @Get('clients/:clientId/properties')
  @Endpoint({
    summary: "List a client's properties",
    description: "A client's properties, oldest first.",
    permission: ['clients.read.all', 'clients.read.assigned'],
    shows: ['property'],
    type: pageOf(PropertyDto),
    errors: [ClientNotFound],
  })
  async listProperties(
    @Id('clientId') clientId: string,
    @Query() query: ListPropertiesQuery,
  ): Promise<Page<PropertyDto>> {
    return mapPage(await this.properties.list(clientId, query), PropertyDto.from);
  }

  @Post('clients/:clientId/properties')
  @Endpoint({
    summary: 'Add a property to a client',
    description: "A location where work happens. Send coordinates if you have them; they aren't looked up.",
    permission: 'clients.update',
    status: 201,
    type: PropertyDto,
    errors: [ClientNotFound, IdTaken],
  })
  async createProperty(@Id('clientId') clientId: string, @Body() property: CreatePropertyDto): Promise<PropertyDto> {
    return PropertyDto.from(await this.properties.add(clientId, property));
  }

  @Get('properties/:propertyId')
  @Endpoint({
    summary: 'Get a property',
    description: "Access codes aren't included; they have their own operation.",
    permission: ['clients.read.all', 'clients.read.assigned'],
    shows: ['property'],
    type: PropertyDto,
    errors: [PropertyNotFound],
  })
  async getProperty(@Id('propertyId') propertyId: string): Promise<PropertyDto> {
    return PropertyDto.from(await this.properties.get(propertyId));
  }

  @Patch('properties/:propertyId')
  @Endpoint({
    summary: 'Update a property',
    description:
      'JSON Merge Patch: only the fields you send change. Send null to clear a field. Access codes ' +
      'have their own operation. When the time zone changes, upcoming visits keep their local time and move to it: ' +
      'up to 100 right away, more in an operation of the kind `visits.follow_zone` whose subject is the property.',
    permission: 'clients.update',
    type: PropertyDto,
    errors: [PropertyNotFound, VersionMismatch, PreconditionRequired, TimeZoneConflict],
  })
  async updateProperty(
    @Id('propertyId') propertyId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdatePropertyDto,
  ): Promise<PropertyDto> {
    return PropertyDto.from(await this.properties.update(propertyId, version, changes));
  }

  @Delete('properties/:propertyId')
  @Endpoint({
    summary: 'Archive a property',
    description: 'The property keeps its history, can be restored, and is no longer offered for new jobs.',
    permission: 'clients.update',
    status: 204,
    errors: [PropertyNotFound, VersionMismatch, PreconditionRequired],
  })
  deleteProperty(@Id('propertyId') propertyId: string, @IfMatch() version: SeenVersion): Promise<void> {
    return this.properties.archive(propertyId, version);
  }

  @Post('properties/:propertyId/restore')
  @Endpoint({
    summary: 'Restore an archived property',
    description: 'The property can be used for new jobs again.',
    permission: 'clients.update',
    type: PropertyDto,
    errors: [PropertyNotFound],
  })
  async restoreProperty(@Id('propertyId') propertyId: string): Promise<PropertyDto> {
    return PropertyDto.from(await this.properties.restore(propertyId));
  }

  @Post('properties/:propertyId/reveal-access-codes')
  @Endpoint({
    summary: 'Reveal access codes',
    description:
      'Crew members can view them on the day of their visit. Every view is logged and visible to the owner, so this ' +
      "request doesn't take an `Idempotency-Key`: a replayed response would go unlogged.",
    permission: ['access_codes.reveal', 'access_codes.reveal.visit_day'],
    type: AccessCodesDto,
    errors: [PropertyNotFound, NoVisitToday],
    confidential: true,
    actsEachTime: true,
    whileSuspended: true,
  })
  revealAccessCodes(@Id('propertyId') propertyId: string): Promise<AccessCodesDto> {
    return this.properties.revealAccessCodes(propertyId);
  }
}
