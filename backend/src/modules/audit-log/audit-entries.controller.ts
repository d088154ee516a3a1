import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import type { Page } from '../../kernel/paging/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { AuditEntryDto, ListAuditEntriesQuery } from './audit-entry.dto.js';
import { AuditEntries } from './audit-entries.js';

/** Who changed what. */
@ApiTags('Audit log')
@Controller('audit-entries')
export class AuditEntriesController {
  constructor(private readonly entries: AuditEntries) {}

  @Get()
  @Endpoint({
    summary: 'List audit entries, newest first',
    description:
      'Every change of every record, with old and new values, who made it, and on which device. The database writes ' +
      "each entry by itself, and entries can't be edited. Sign-ins, roles, API keys and their use, and exports are " +
      "included. Entries of records you can't read are omitted, and so are fields that need a further permission.",
    permission: 'audit.view',
    shows: ['*'],
    type: pageOf(AuditEntryDto),
  })
  listAuditEntries(@Query() query: ListAuditEntriesQuery): Promise<JsonAnswer<Page<AuditEntryDto>>> {
    return this.entries.page(query);
  }
}
