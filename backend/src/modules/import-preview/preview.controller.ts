import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { ImportNotFound } from '../imports/index.js';
import { ImportPreview } from './import-preview.js';
import { ImportPreviewDto, PreviewImportQuery, PreviewRowDto } from './preview.dto.js';

/** What an import would do. */
@ApiTags('Imports')
@Controller('imports/:importId/preview')
export class PreviewController {
  constructor(private readonly preview: ImportPreview) {}

  @Get()
  @Endpoint({
    summary: 'Preview the first rows',
    description: 'Nothing is written. Shows the result of the current mapping and options.',
    permission: 'imports.read',
    type: ImportPreviewDto,
    transaction: 'none',
    errors: [ImportNotFound],
  })
  async previewImport(
    @Id('importId') importId: string,
    @Query() { limit }: PreviewImportQuery,
  ): Promise<ImportPreviewDto> {
    return { rows: (await this.preview.first(importId, limit)).map(PreviewRowDto.from) };
  }
}
