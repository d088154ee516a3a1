import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { Duplicates } from './duplicates.js';
import { DuplicateDto, FindDuplicatesQuery } from './duplicates.dto.js';

/** A hint before a client is made twice. */
@ApiTags('Clients')
@Controller('clients/duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: Duplicates) {}

  @Get()
  @Endpoint({
    summary: 'Find possible duplicates of a new client',
    description:
      'Matches on the same email, the same phone number (last 10 digits), or the same street address with a similar ' +
      'name. Returns up to 20 of the best matches, including archived clients.',
    permission: 'clients.read.all',
    type: pageOf(DuplicateDto),
  })
  async findDuplicateClients(@Query() query: FindDuplicatesQuery): Promise<Page<DuplicateDto>> {
    return { items: await this.duplicates.find(query), nextCursor: null };
  }
}
