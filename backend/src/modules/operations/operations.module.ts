import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { VisibleOperations } from './visible-operations.js';
import { Operation } from './operation.entity.js';
import { OperationNews } from './operation-news.js';
import { OperationsController } from './operations.controller.js';
import { OperationsRepository } from './operations.repository.js';
import { Operations } from './operations.service.js';
import './operations.permissions.js';

@Sections({
  tag: 'Operations',
  group: 'Integration',
  description:
    'Background work that was accepted with 202: track its progress, read its result, download its file, or cancel it.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Operation])],
  controllers: [OperationsController],
  providers: [OperationsRepository, OperationNews, Operations, VisibleOperations],
  exports: [Operations],
})
export class OperationsModule {}
