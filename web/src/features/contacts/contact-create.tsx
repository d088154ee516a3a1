import { useCreateContact } from '../../api/generated/queries/queries';
import { useClient } from '../../api/use-client';
import { CreateForm } from '../../form/create-form';
import { to } from '../../lib/paths';
import { ContactFields } from './contact-fields';
import { contactForm } from './contact-form';

export function ContactCreate() {
  const client = useClient();
  return (
    <CreateForm
      title="New contact"
      submitLabel="Add contact"
      initialValues={{ ...contactForm.empty(), isPrimary: client.contacts.length === 0 }}
      useCreate={useCreateContact}
      request={(values) => ({ path: { clientId: client.id }, body: contactForm.body(values) })}
      changes={{ entityType: 'client', entityId: client.id }}
      closesTo={to.client(client.id)}
    >
      {(form) => <ContactFields form={form} />}
    </CreateForm>
  );
}
