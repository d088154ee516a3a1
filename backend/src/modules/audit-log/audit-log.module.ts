import { Module } from '@nestjs/common';
import { Sections } from '../../kernel/contract/index.js';
import { AuditEntries } from './audit-entries.js';
import { AuditEntriesController } from './audit-entries.controller.js';
import { AuditExport } from './audit-export.js';
import { AuditMonths } from './audit-months.js';
import { AuditSealing } from './audit-sealing.js';
import { AuditVerification } from './audit-verification.js';
import { DataExports } from './data-exports.js';
import { RecordsAsOf } from './record-as-of.js';
import './audit-log.permissions.js';

/** What the triggers of the database have written about every change (docs/decisions/0071-the-database-writes-the-audit-log.md). */
@Sections({
  tag: 'Audit log',
  group: 'Company',
  description: 'Who changed what, when and from where, with old and new values. Written by the database itself.',
})
@Module({
  controllers: [AuditEntriesController],
  providers: [AuditEntries, AuditExport, AuditMonths, AuditSealing, AuditVerification, DataExports, RecordsAsOf],
  exports: [DataExports],
})
export class AuditLogModule {}
