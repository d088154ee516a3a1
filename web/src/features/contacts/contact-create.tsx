import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useCreateContact } from '../../api/generated/queries/queries';
import { useChanged } from '../../api/use-changed';
import { useClient } from '../../api/use-client';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { ContactFields } from './contact-fields';
import { contactForm } from './contact-form';

export function ContactCreate() {
  const client = useClient();
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: { ...contactForm.empty(), isPrimary: client.contacts.length === 0 } });
  const close = () => navigate(to.client(client.id));
  const create = useCreateContact(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: client.id });
      await close();
    },
  });
  return (
    <SideForm
      title="New contact"
      form={form}
      submitLabel="Add contact"
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate({ path: { clientId: client.id }, body: contactForm.body(values) })}
      onClose={() => void close()}
    >
      <ContactFields form={form} />
    </SideForm>
  );
}
