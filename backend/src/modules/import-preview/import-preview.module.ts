import { Module } from '@nestjs/common';
import { ImportRowsModule } from '../import-rows/index.js';
import { ImportsModule } from '../imports/index.js';
import { ImportPreview } from './import-preview.js';
import { PreviewController } from './preview.controller.js';

@Module({ imports: [ImportsModule, ImportRowsModule], controllers: [PreviewController], providers: [ImportPreview] })
export class ImportPreviewModule {}
