import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { CreateQuoteDto, ListQuotesQuery, QuoteDto, UpdateQuoteDto } from './quote.dto.js';
import { QuoteNotFound } from './quotes.errors.js';
import { QuotesService } from './quotes.service.js';

@ApiTags('Quotes')
@Controller('quotes')
export class QuotesController {
  constructor(private readonly quotes: QuotesService) {}

  @Get()
  @Endpoint({
    summary: 'List quotes',
    description: 'All quotes of the company, the newest first unless `sort` says otherwise.',
    permission: 'quotes.read.all',
    shows: ['quote'],
    type: pageOf(QuoteDto),
  })
  async listQuotes(@Query() query: ListQuotesQuery): Promise<Page<QuoteDto>> {
    return mapPage(await this.quotes.list(query), QuoteDto.from);
  }

  @Post()
  @Endpoint({
    summary: 'Create a quote',
    description: 'It gets the next number of its series.',
    permission: 'quotes.manage.all',
    status: 201,
    type: QuoteDto,
    errors: [IdTaken],
  })
  async createQuote(@Body() quote: CreateQuoteDto): Promise<QuoteDto> {
    return QuoteDto.from(await this.quotes.create(quote));
  }

  @Get(':quoteId')
  @Endpoint({
    summary: 'Read a quote',
    description: 'One quote with all that it holds.',
    permission: 'quotes.read.all',
    shows: ['quote'],
    type: QuoteDto,
    errors: [QuoteNotFound],
  })
  async getQuote(@Id('quoteId') quoteId: string): Promise<QuoteDto> {
    return QuoteDto.from(await this.quotes.get(quoteId));
  }

  @Patch(':quoteId')
  @Endpoint({
    summary: 'Change a quote',
    description: 'JSON Merge Patch: only the fields you send change. Send null to clear a field.',
    permission: 'quotes.manage.all',
    type: QuoteDto,
    errors: [QuoteNotFound, VersionMismatch, PreconditionRequired],
  })
  async updateQuote(
    @Id('quoteId') quoteId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateQuoteDto,
  ): Promise<QuoteDto> {
    return QuoteDto.from(await this.quotes.update(quoteId, version, changes));
  }
}
