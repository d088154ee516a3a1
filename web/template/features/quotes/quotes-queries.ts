import { getRouteApi } from '@tanstack/react-router';
import { getQuoteOptions, listQuotesInfiniteOptions } from '../../api/generated/queries/queryOptions';
import type { QuoteDto } from '../../api/generated/requests/types.gen';
import { usePrefetched } from '../../api/use-prefetched';

const route = getRouteApi('/shell/quotes/$quoteId');

export const quotesPages = () => listQuotesInfiniteOptions({ query: { limit: 50 } });
export const quoteOptions = (quoteId: string) => getQuoteOptions({ path: { quoteId } });

/** The quote of this address; the route's loader has fetched it. */
export function useQuote(): QuoteDto {
  const { quoteId } = route.useParams();
  return usePrefetched(quoteOptions(quoteId));
}
