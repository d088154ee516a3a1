export { Quote } from './quote.entity.js';
export { QuotesModule } from './quotes.module.js';
export { QuotesService } from './quotes.service.js';
