import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { TARGET_FIELDS, type TargetField } from '../import-mapping/index.js';
import { csvAnswer } from '../../kernel/csv/index.js';
import { ImportFieldDto, ImportPresetDto } from './preset.dto.js';
import { PRESETS } from './suggest.js';
import { templateFile } from './template.js';

/** What imports understand by themselves. */
@ApiTags('Imports')
@Controller()
export class PresetsController {
  @Get('import-presets')
  @Endpoint({
    summary: 'List supported import formats',
    description: "Files in these formats don't need manual mapping: their columns are detected on upload.",
    permission: 'imports.read',
    type: pageOf(ImportPresetDto),
    transaction: 'none',
  })
  async listImportPresets(): Promise<Page<ImportPresetDto>> {
    return { items: PRESETS.map(ImportPresetDto.from), nextCursor: null };
  }

  @Get('import-fields')
  @Endpoint({
    summary: 'List import fields',
    description:
      'The fields a column can be mapped to, with the header names that are detected. For screens and apps that map ' +
      'columns.',
    permission: 'imports.read',
    type: pageOf(ImportFieldDto),
    transaction: 'none',
  })
  async listImportFields(): Promise<Page<ImportFieldDto>> {
    return { items: (Object.keys(TARGET_FIELDS) as TargetField[]).map(ImportFieldDto.from), nextCursor: null };
  }

  @Get('import-template')
  @Endpoint({
    summary: 'Download the import template',
    description: 'A CSV file in UTF-8 whose columns are detected without any mapping.',
    permission: 'imports.read',
    file: ['text/csv'],
    transaction: 'none',
  })
  async downloadImportTemplate(): Promise<StreamableFile> {
    return csvAnswer(templateFile(), 'hedgerow-clients.csv');
  }
}
