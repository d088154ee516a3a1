import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, StartsOperation } from '../operations/index.js';
import { CompanyExport } from './company-export.js';
import { ExportTenantDto } from './company-export.dto.js';

/** Everything that a company holds, to take away. */
@ApiTags('Company')
@Controller('tenant/export')
export class CompanyExportController {
  constructor(private readonly exports: CompanyExport) {}

  @Post()
  @StartsOperation({
    summary: 'Export the whole company',
    description:
      'Writes one ZIP file in the background, with everything as it was at one moment: each kind of record as JSON lines, ' +
      'clients as CSV, the audit log, and all files. Its `manifest.json` has the size and SHA-256 of each file in it, and ' +
      'says what is left out: passwords, tokens, and other secrets always, access codes unless requested. Also requires ' +
      'every permission to view. The result of the operation has `bytes`, `rows`, `files`, `accessCodes`, and ' +
      '`expiresAt`; the file can be downloaded for 7 days, and replaces the one before. If one is being written, returns that ' +
      'operation.',
    permission: 'exports.create',
    whileSuspended: true,
  })
  async exportTenant(@Body() request: ExportTenantDto): Promise<OperationDto> {
    return OperationDto.from(await this.exports.start(request));
  }
}
