import { Module } from '@nestjs/common';
import { AuditMonths } from './audit-months.js';

/** What the triggers of the database have written about every change (docs/decisions/0071-the-database-writes-the-audit-log.md). */
@Module({ providers: [AuditMonths] })
export class AuditLogModule {}
