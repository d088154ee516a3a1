import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OperationDesk } from './operation-desk.js';
import { Operation } from './operation.entity.js';
import { OperationNews } from './operation-news.js';
import { OperationsController } from './operations.controller.js';
import { OperationsRepository } from './operations.repository.js';
import { Operations } from './operations.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Operation])],
  controllers: [OperationsController],
  providers: [OperationsRepository, OperationNews, Operations, OperationDesk],
  exports: [Operations],
})
export class OperationsModule {}
