import { Module } from '@nestjs/common';
import { ClientExport } from './client-export.js';
import { ClientExportController } from './client-export.controller.js';

@Module({ controllers: [ClientExportController], providers: [ClientExport] })
export class ClientExportModule {}
