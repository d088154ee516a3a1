import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { FETCH_ONCE } from './api/fetch-once';
import { quoteOptions, quotesPages } from './features/quotes/quotes-queries';
import { opens, shell } from './routes-shell';

/** The quotes of the company. */

const quotes = createRoute({
  getParentRoute: () => shell,
  path: '/quotes',
  beforeLoad: opens('quotes'),
  loader: ({ context }) => context.queryClient.infiniteQuery({ ...quotesPages(), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/quotes/quotes-page'), 'QuotesPage'),
});
const quoteNew = createRoute({
  getParentRoute: () => quotes,
  path: '/new',
  component: lazyRouteComponent(() => import('./features/quotes/quote-create'), 'QuoteCreate'),
});

const quote = createRoute({
  getParentRoute: () => shell,
  path: '/quotes/$quoteId',
  beforeLoad: opens('quotes'),
  loader: ({ context, params }) => context.queryClient.query({ ...quoteOptions(params.quoteId), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/quotes/quote-page'), 'QuotePage'),
});
const quoteEdit = createRoute({
  getParentRoute: () => quote,
  path: '/edit',
  component: lazyRouteComponent(() => import('./features/quotes/quote-edit'), 'QuoteEdit'),
});

export const quotesRoutes = [quotes.addChildren([quoteNew]), quote.addChildren([quoteEdit])] as const;
