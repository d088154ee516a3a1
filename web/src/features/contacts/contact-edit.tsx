import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ifMatch } from '../../api/client';
import { useUpdateContact } from '../../api/generated/queries/queries';
import type { ClientDto, ContactDto } from '../../api/generated/requests/types.gen';
import { Problem } from '../../api/problem';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { changesOf } from '../../lib/patch';
import { to } from '../../lib/paths';
import { clientOptions, useClient } from '../../api/use-client';
import { ContactFields } from './contact-fields';
import { contactValues, toContactBody } from './contact-form';

const route = getRouteApi('/shell/clients/$clientId/overview/contacts/$contactId');

/** Comes with its client: its address picks it from there. */
export function ContactEdit() {
  const { contactId } = route.useParams();
  const client = useClient();
  const contact = client.contacts.find(({ id }) => id === contactId);
  if (!contact) throw new Problem(404, {}, { title: 'This client has no such contact' });
  return <EditForm client={client} contact={contact} />;
}

function EditForm({ client, contact }: { client: ClientDto; contact: ContactDto }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, before, version, isConflict, takeIn } = useRecordForm(contact, contactValues);
  const close = () => navigate(to.client(client.id));
  const update = useUpdateContact(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: client.id });
      await close();
    },
    onError: async (problem) => {
      if (!isConflict(problem)) return;
      const { contacts } = await queries.query({ ...clientOptions(client.id), staleTime: 0 });
      const newer = contacts.find(({ id }) => id === contact.id);
      if (newer) takeIn(newer);
    },
  });
  return (
    <SideForm
      title={`Edit ${contact.name ?? 'contact'}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error}
      onSubmit={(values) =>
        update.mutate({
          path: { contactId: contact.id },
          headers: ifMatch(version),
          body: changesOf(toContactBody(before), toContactBody(values)),
        })
      }
      onClose={() => void close()}
    >
      <ContactFields form={form} />
    </SideForm>
  );
}
