import { Body, Controller, Get, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { csvAnswer } from '../../kernel/csv/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import type { Page } from '../../kernel/paging/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { AuditEntryDto, ExportAuditEntriesDto, ListAuditEntriesQuery } from './audit-entry.dto.js';
import { AuditEntries } from './audit-entries.js';
import { AuditExport } from './audit-export.js';
import { NoHistory, RecordsAsOf } from './record-as-of.js';
import { RecordAsOfDto, RecordAsOfQuery } from './record-as-of.dto.js';
import { AuditVerificationDto, VerifyAuditLogQuery } from './audit-verification.dto.js';
import { AuditVerification } from './audit-verification.js';

/** Who changed what. */
@ApiTags('Audit log')
@Controller('audit-entries')
export class AuditEntriesController {
  constructor(
    private readonly entries: AuditEntries,
    private readonly verification: AuditVerification,
    private readonly records: RecordsAsOf,
    private readonly exports: AuditExport,
  ) {}

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

  @Get('record')
  @Endpoint({
    summary: 'Get a record as of a point in time',
    description:
      'Rebuilds a record from its entries, with what is different now. Deleted records are included. For records that ' +
      'are older than the log, fields that have never changed are missing: they were as they are now. Parts of a ' +
      "record, such as checklist items, aren't included.",
    permission: 'audit.view',
    type: RecordAsOfDto,
    errors: [NoHistory],
  })
  getRecordAsOf(@Query() query: RecordAsOfQuery): Promise<RecordAsOfDto> {
    return this.records.get(query);
  }

  @Post('export')
  @Endpoint({
    summary: 'Download audit entries as a CSV file',
    description:
      'Returns the entries that match the filter, newest first, as a streamed UTF-8 file with a row for each field. ' +
      'Values that a spreadsheet would calculate start with an apostrophe. The export itself becomes an entry.',
    permission: 'audit.view',
    status: 200,
    file: ['text/csv'],
    transaction: 'none',
    actsEachTime: true,
    whileSuspended: true,
  })
  async downloadAuditEntries(@Body() { filter }: ExportAuditEntriesDto): Promise<StreamableFile> {
    return csvAnswer(await this.exports.table(filter), 'audit-log.csv');
  }

  @Get('verification')
  @Endpoint({
    summary: 'Verify the audit log',
    description:
      'Compares a part of the log with its seals. Every few minutes, new entries are sealed: each seal is a SHA-256 ' +
      'hash of its entries and of the seal before. Repeat the request with `after` until `nextAfter` is null. Keep the last ' +
      '`head` outside of Hedgerow and send it with later verifications: a new chain that the owner of the database ' +
      'could write would not contain it.',
    permission: 'audit.view',
    type: AuditVerificationDto,
  })
  verifyAuditLog(@Query() query: VerifyAuditLogQuery): Promise<AuditVerificationDto> {
    return this.verification.verify(query);
  }
}
