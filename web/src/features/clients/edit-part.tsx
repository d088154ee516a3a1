import { getRouteApi } from '@tanstack/react-router';
import { Problem } from '../../api/problem';
import { ContactEdit } from './contact-edit';
import { PropertyEdit } from './property-edit';
import { useClient } from '../../api/use-client';

// A contact and a property come with their client: their addresses pick them from it.

const contactRoute = getRouteApi('/shell/clients/$clientId/overview/contacts/$contactId');
const propertyRoute = getRouteApi('/shell/clients/$clientId/overview/properties/$propertyId');

export function ContactEditPage() {
  const { contactId } = contactRoute.useParams();
  const client = useClient();
  const contact = client.contacts.find(({ id }) => id === contactId);
  if (!contact) throw new Problem(404, {}, { title: 'This client has no such contact' });
  return <ContactEdit client={client} contact={contact} />;
}

export function PropertyEditPage() {
  const { propertyId } = propertyRoute.useParams();
  const client = useClient();
  const property = client.properties.find(({ id }) => id === propertyId);
  if (!property) throw new Problem(404, {}, { title: 'This client has no such property' });
  return <PropertyEdit client={client} property={property} />;
}
