import { testApp, type TestApp } from '../../../test/support/index.js';
import { CrewsService } from '../crews/index.js';
import { JobsService } from '../jobs/index.js';
import type { WholeClient } from '../clients/client-answer.dto.js';
import { NoVisitToday } from '../properties/properties.errors.js';
import { ClientNotFound } from './client-access.errors.js';
import { anOBrien, makeClient, shownTo } from '../clients/clients.factory.js';
import { ClientsService } from '../clients/clients.service.js';
import { ClientList } from '../client-search/client-list.js';
import { PropertiesService } from '../properties/properties.service.js';

const DAY_MS = 86_400_000;

/** The day that many days from today in New York, where the company and its properties are. */
function dayFromToday(days: number): string {
  const day = new Date(Date.now() + days * DAY_MS);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York', dateStyle: 'short' }).format(day);
}

describe('what a crew sees of clients', () => {
  let app: TestApp;
  let today: WholeClient;
  let soon: WholeClient;
  let later: WholeClient;
  let others: WholeClient;
  beforeAll(async () => {
    app = await testApp();
    [today, soon, later, others] = [
      await makeClient(app, anOBrien({ displayName: 'Visited today', notes: 'Pays late', creditLimitCents: 100 })),
      await makeClient(app, anOBrien({ displayName: 'Visited soon' })),
      await makeClient(app, anOBrien({ displayName: 'Visited later' })),
      await makeClient(app, anOBrien({ displayName: 'Visited by others' })),
    ];
    const { crew_lead: lead, crew_member: member } = app.greenfield.members;
    const crew = (name: string, membershipIds: string[]) =>
      app.get(CrewsService).create({
        name,
        colour: '#2f855a',
        members: membershipIds.map((membershipId) => ({ name: membershipId, membershipId })),
      });
    await app.asMember('owner', async () => {
      const own = await crew('Ours', [lead.membershipId, member.membershipId]);
      const foreign = await crew('Others', []);
      await visit(today, own.id, 0);
      await visit(soon, own.id, 3);
      await visit(later, own.id, 30);
      await visit(others, foreign.id, 0);
    });
  });
  afterAll(() => app.close());

  async function visit({ client, properties }: WholeClient, crewId: string, days: number): Promise<void> {
    await app.get(JobsService).create({
      title: 'Mowing',
      clientId: client.id,
      propertyId: properties[0]?.id ?? '',
      defaultCrewId: crewId,
      visits: [{ date: dayFromToday(days) }],
      confirm: true,
      notifyClient: false,
    });
  }

  const seenBy = async (role: 'crew_lead' | 'crew_member', q?: string) => {
    const { items } = await app.asMember(role, () => app.get(ClientList).page({ limit: 50, q }));
    return items.map(({ displayName }) => displayName).sort();
  };

  it('covers today for a member, and a week around it for a lead, searched or not', async () => {
    expect(await seenBy('crew_member')).toEqual(['Visited today']);
    expect(await seenBy('crew_lead')).toEqual(['Visited soon', 'Visited today']);
    expect(await seenBy('crew_lead', 'visited')).toEqual(['Visited soon', 'Visited today']);
  });

  it('leaves out money and office notes', async () => {
    const seen = await app.asMember('crew_member', () => app.get(ClientsService).get(today.client.id));
    expect(seen.sees).toEqual({ office: false, prices: false });
    expect(await shownTo(app, 'crew_member', seen)).toMatchObject({
      notes: null,
      creditLimitCents: null,
      termsDays: null,
    });
    const unseen = app.asMember('crew_lead', () => app.get(ClientsService).get(others.client.id));
    await expect(unseen).rejects.toBeInstanceOf(ClientNotFound);
  });

  it('includes access codes on the day of the visit only', async () => {
    const reveal = (role: 'crew_lead' | 'crew_member', whole: WholeClient) =>
      app.asMember(role, () => app.get(PropertiesService).revealAccessCodes(whole.properties[0]?.id ?? ''));
    expect(await reveal('crew_member', today)).toMatchObject({ gateCode: '4471#' });
    await expect(reveal('crew_lead', soon)).rejects.toBeInstanceOf(NoVisitToday);
  });

  it('cannot be archived away while a job is open', async () => {
    const archive = app.asMember('owner', () => app.get(ClientsService).archive(later.client.id));
    await expect(archive).rejects.toMatchObject({ code: 'client_has_open_jobs', extras: { members: { openJobs: 1 } } });
  });
});
