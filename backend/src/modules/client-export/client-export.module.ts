import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { ClientExport } from './client-export.js';
import { ClientExportController } from './client-export.controller.js';

@Module({
  imports: [AuditLogModule],
  controllers: [ClientExportController],
  providers: [ClientExport],
  exports: [ClientExport],
})
export class ClientExportModule {}
