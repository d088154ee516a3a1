import { useCreateQuote } from '../../api/generated/queries/queries';
import type { QuoteDto } from '../../api/generated/requests/types.gen';
import { CreateForm } from '../../form/create-form';
import { to } from '../../lib/paths';
import { QuoteFields, quoteForm } from './quote-fields';

export function QuoteCreate() {
  return (
    <CreateForm
      title="New quote"
      submitLabel="Add quote"
      initialValues={quoteForm.empty()}
      useCreate={useCreateQuote}
      request={(values) => ({ body: quoteForm.body(values) })}
      changes={{ entityType: 'quote', entityId: '' }}
      closesTo={to.quotes()}
      leadsTo={({ id }: QuoteDto) => to.quote(id)}
    >
      {(form) => <QuoteFields form={form} />}
    </CreateForm>
  );
}
