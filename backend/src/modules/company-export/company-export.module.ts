import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { ClientExportModule } from '../client-export/index.js';
import { OperationsModule } from '../operations/index.js';
import { PropertiesModule } from '../properties/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { ArchiveWriter } from './archive-writer.js';
import { CompanyExport } from './company-export.js';
import { CompanyExportController } from './company-export.controller.js';
import { CompanyExportProcessor } from './company-export.processor.js';
import './company-export.permissions.js';

@Module({
  imports: [AuditLogModule, ClientExportModule, OperationsModule, PropertiesModule, TenancyModule],
  controllers: [CompanyExportController],
  providers: [ArchiveWriter, CompanyExport, CompanyExportProcessor],
})
export class CompanyExportModule {}
