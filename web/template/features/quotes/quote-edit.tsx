import { useUpdateQuote } from '../../api/generated/queries/queries';
import { EditForm } from '../../form/edit-form';
import { to } from '../../lib/paths';
import { QuoteFields, quoteForm } from './quote-fields';
import { quoteOptions, useQuote } from './quotes-queries';

export function QuoteEdit() {
  const quote = useQuote();
  return (
    <EditForm
      title={`Edit ${quote.name}`}
      record={quote}
      valuesOf={quoteForm.valuesOf}
      useUpdate={useUpdateQuote}
      request={(values, before, headers) => ({
        path: { quoteId: quote.id },
        headers,
        body: quoteForm.patch(before, values),
      })}
      readAgain={(queries) => queries.query({ ...quoteOptions(quote.id), staleTime: 0 })}
      changes={{ entityType: 'quote', entityId: quote.id }}
      leadsTo={to.quote(quote.id)}
    >
      {(form) => <QuoteFields form={form} />}
    </EditForm>
  );
}
