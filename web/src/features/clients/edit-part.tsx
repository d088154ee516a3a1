import { getRouteApi, notFound } from '@tanstack/react-router';
import { ContactEdit } from './contact-edit';
import { PropertyEdit } from './property-edit';
import { useClient } from './use-client';

// A contact and a property come with their client: their addresses pick them from it.

const contactRoute = getRouteApi('/shell/clients/$clientId/overview/contacts/$contactId');
const propertyRoute = getRouteApi('/shell/clients/$clientId/overview/properties/$propertyId');

export function ContactEditPage() {
  const { contactId } = contactRoute.useParams();
  const client = useClient();
  const contact = client.contacts.find(({ id }) => id === contactId);
  if (!contact) throw notFound();
  return <ContactEdit client={client} contact={contact} />;
}

export function PropertyEditPage() {
  const { propertyId } = propertyRoute.useParams();
  const client = useClient();
  const property = client.properties.find(({ id }) => id === propertyId);
  if (!property) throw notFound();
  return <PropertyEdit client={client} property={property} />;
}
