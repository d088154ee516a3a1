import { getRouteApi } from '@tanstack/react-router';
import { useUpdateContact } from '../../api/generated/queries/queries';
import { Problem } from '../../api/problem';
import { clientOptions, useClient } from '../../api/use-client';
import { EditForm } from '../../form/edit-form';
import { to } from '../../lib/paths';
import { ContactFields } from './contact-fields';
import { contactForm } from './contact-form';

const route = getRouteApi('/shell/clients/$clientId/overview/contacts/$contactId');

/** A contact is loaded with its client; the URL tells which one. */
export function ContactEdit() {
  const { contactId } = route.useParams();
  const client = useClient();
  const contact = client.contacts.find(({ id }) => id === contactId);
  if (!contact) throw new Problem(404, {}, { title: 'Contact not found' });
  return (
    <EditForm
      title={`Edit ${contact.name ?? 'contact'}`}
      record={contact}
      valuesOf={contactForm.valuesOf}
      useUpdate={useUpdateContact}
      request={(values, before, headers) => ({
        path: { contactId },
        headers,
        body: contactForm.patch(before, values),
      })}
      readAgain={async (queries) => {
        const { contacts } = await queries.query({ ...clientOptions(client.id), staleTime: 0 });
        return contacts.find(({ id }) => id === contactId);
      }}
      changes={{ entityType: 'client', entityId: client.id }}
      leadsTo={to.client(client.id)}
    >
      {(form) => <ContactFields form={form} />}
    </EditForm>
  );
}
