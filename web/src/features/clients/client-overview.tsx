import { Outlet } from '@tanstack/react-router';
import { clientCan } from '../../api/client-can';
import { useFormat, useMe } from '../../api/me';
import { useClient } from '../../api/use-client';
import { CHANNEL, CLIENT_KIND } from '../../lib/choice-words';
import { isThere } from '../../lib/not-yet';
import { inOneLine } from '../../lib/place';
import { to } from '../../lib/paths';
import { languageName } from '../../lib/regions';
import { ButtonLink } from '../../nav/links';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { ContactCard } from '../contacts';
import { PropertyCard } from '../properties';
import { ClientVisits } from './client-visits';
import classes from './client.module.css';

export function ClientOverview() {
  const me = useMe();
  const format = useFormat();
  const client = useClient();
  const mayEdit = clientCan.edit(me).ok;
  const mayEditContacts = clientCan.editContacts(me).ok;
  const inUse = client.properties.filter(({ archivedAt }) => archivedAt === null);
  const archived = client.properties.filter(({ archivedAt }) => archivedAt !== null);
  const billing = client.billingAddress;

  return (
    <div className={classes.overview}>
      <div className={classes.main}>
        <Section
          title="Contacts"
          action={
            mayEditContacts && (
              <ButtonLink size="compact-sm" variant="subtle" {...to.clientContactNew(client.id)}>
                Add contact
              </ButtonLink>
            )
          }
        >
          {client.contacts.length === 0 && <p className={classes.nothing}>No contacts yet.</p>}
          <ul className={classes.cards}>
            {client.contacts.map((contact) => (
              <ContactCard key={contact.id} contact={contact} mayEdit={mayEditContacts} />
            ))}
          </ul>
        </Section>
        <Section
          title="Properties"
          action={
            mayEdit && (
              <ButtonLink size="compact-sm" variant="subtle" {...to.clientPropertyNew(client.id)}>
                Add property
              </ButtonLink>
            )
          }
        >
          {inUse.length === 0 && <p className={classes.nothing}>No properties yet.</p>}
          <ul className={classes.cards}>
            {[...inUse, ...archived].map((property) => (
              <PropertyCard key={property.id} property={property} />
            ))}
          </ul>
        </Section>
      </div>
      <div className={classes.side}>
        <ClientVisits clientId={client.id} />
        {client.notes && (
          <Section title="Office notes">
            <p className={classes.notes}>{client.notes}</p>
          </Section>
        )}
        <Section title="Details">
          <Facts
            facts={[
              ['Type', CLIENT_KIND[client.kind]],
              ['Preferred contact method', client.preferredChannel && CHANNEL[client.preferredChannel]],
              ['Language', client.language && languageName(client.language)],
              ['Lead source', client.leadSource],
              ['Billing address', billing && inOneLine(billing)],
              ['Payment terms (days)', isThere('termsDays') && client.termsDays],
              ['Sales tax', isThere('taxExempt') && client.taxExempt && 'Exempt'],
              [
                'Credit limit',
                isThere('creditLimitCents') &&
                  client.creditLimitCents !== null &&
                  format.money(client.creditLimitCents, client.currency),
              ],
              ['Client since', format.date(client.createdAt)],
            ]}
          />
        </Section>
      </div>
      <Outlet />
    </div>
  );
}
