import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { Quote } from './quote.entity.js';
import { QuotesController } from './quotes.controller.js';
import './quotes.permissions.js';
import { QuotesService } from './quotes.service.js';

@Sections({
  tag: 'Quotes',
  group: 'Work',
  description: 'The quotes of the company: made, read and changed.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Quote])],
  controllers: [QuotesController],
  providers: [QuotesService],
  exports: [QuotesService],
})
export class QuotesModule {}
