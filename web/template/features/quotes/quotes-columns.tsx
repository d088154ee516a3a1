import type { QuoteDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import type { Column } from '../../table/column';
import classes from './quotes.module.css';

export const quoteColumns = (format: Format): readonly Column<QuoteDto>[] => [
  { id: 'name', header: 'Name', width: 'minmax(12rem, 2fr)', cell: (quote) => <Name quote={quote} /> },
  { id: 'number', header: 'Number', width: '8rem', cell: ({ number }) => number },
  { id: 'created', header: 'Created', width: '12rem', cell: ({ createdAt }) => format.moment(createdAt) },
];

/** The row of a phone. */
export function CompactQuote({ quote, format }: { quote: QuoteDto; format: Format }) {
  return (
    <div className={classes.compact}>
      <Name quote={quote} />
      <span className={classes.soft}>
        {quote.number} · {format.moment(quote.createdAt)}
      </span>
    </div>
  );
}

function Name({ quote }: { quote: QuoteDto }) {
  return (
    <TextLink {...to.quote(quote.id)} className={classes.name} tabIndex={-1}>
      {quote.name}
    </TextLink>
  );
}
