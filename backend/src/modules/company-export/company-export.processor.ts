import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { CompanyExport } from './company-export.js';
import { ExportCompany } from './company-export.queue.js';

@Injectable()
export class CompanyExportProcessor {
  constructor(private readonly exports: CompanyExport) {}

  @Handles(ExportCompany, { transaction: 'none' })
  async writeArchive({ operationId }: { operationId: string }, run: TaskRun): Promise<void> {
    await this.exports.run(operationId, run);
  }
}
