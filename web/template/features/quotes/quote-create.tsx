import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useCreateQuote } from '../../api/generated/queries/queries';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { QuoteFields, quoteForm } from './quote-fields';

export function QuoteCreate() {
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: quoteForm.empty() });
  const create = useCreateQuote(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const { id } = answered(result);
      await navigate(to.quote(id));
      await changed({ entityType: 'quote', entityId: id });
    },
  });
  return (
    <SideForm
      title="New quote"
      form={form}
      submitLabel="Add quote"
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate({ body: quoteForm.body(values) })}
      onClose={() => void navigate(to.quotes())}
    >
      <QuoteFields form={form} />
    </SideForm>
  );
}
