import type { IntakeClient } from '../../modules/client-intake/index.js';
import type { Site } from './planned.js';

/** Properties of one client on a mowing round; the rest of an association is mowed together with its clubhouse. */
const ON_A_ROUND = 3;

export interface InsertedClient {
  clientId: string;
  propertyIds: string[];
}

/** Where work may be planned: properties of active clients who are served. */
export function sitesOf(
  clients: IntakeClient[],
  taken: InsertedClient[],
  companyZone: string,
): Record<'rounds' | 'works' | 'away', Site[]> {
  const sites = clients.flatMap((client, index) => {
    const { status = 'active', doNotService, kind, properties = [], contacts = [] } = client;
    if (status !== 'active' || doNotService) return [];
    return properties.map((property, place) => ({
      place,
      clientId: taken[index]?.clientId ?? '',
      propertyId: taken[index]?.propertyIds[place] ?? '',
      timeZone: property.timezone ?? companyZone,
      noServiceDays: property.noServiceDays ?? [],
      since: client.createdAt?.toISOString().slice(0, 10) ?? '',
      isCompany: kind === 'company',
      hasEmail: contacts.some(({ emails }) => emails.length > 0),
    }));
  });
  // Windows of a crew are compared by the clock; a place in another zone is visited by appointment only.
  const works = sites.filter(({ timeZone }) => timeZone === companyZone);
  const away = sites.filter(({ timeZone }) => timeZone !== companyZone);
  return { works, away, rounds: works.filter(({ place }) => place < ON_A_ROUND) };
}
