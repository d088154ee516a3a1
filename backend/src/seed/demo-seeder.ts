import { Injectable } from '@nestjs/common';
import { PERMISSIONS } from '../kernel/access/index.js';
import { Config } from '../kernel/config/index.js';
import { type Actor, SYSTEM } from '../kernel/context/index.js';
import { db, newId, NOBODY, Scopes } from '../kernel/database/index.js';
import { DomainEvents, type EventFacts } from '../kernel/events/index.js';
import { Accounts } from '../modules/accounts/index.js';
import { DEMO_PASSWORD, hashPassword } from '../modules/passwords/index.js';
import { ClientIntake, type IntakeClient } from '../modules/client-intake/index.js';
import { ClientsService } from '../modules/clients/index.js';
import { CrewsService } from '../modules/crews/index.js';
import { InvitationsService } from '../modules/invitations/index.js';
import { MembersService } from '../modules/members/index.js';
import { NotesService } from '../modules/notes/index.js';
import { RolesService } from '../modules/roles/index.js';
import { TenancyService } from '../modules/tenancy/index.js';
import { accountsOf, COMPANY_NAMES, DEMO_INVITATIONS, type DemoCompany, peopleOf } from './demo-accounts.js';
import { DEMO_CHANGES, DEMO_NOTES } from './demo-bookings.js';
import { DEMO_CREWS } from './demo-crews.js';
import { clientsOfGreenfield, clientsOfRival } from './people/client-lists.js';
import { SeasonSeeder } from './season/season-seeder.js';
import { sitesOf, type InsertedClient } from './season/sites.js';

const CHUNK = 250;
const SOME = 20;
const TIME_ZONE = 'America/New_York';
const PLACE = { timezone: TIME_ZONE, currency: 'USD', locale: 'en-US', unitSystem: 'us' as const };
const LETTERHEADS = {
  greenfield: {
    phone: '(908) 555-0100',
    email: 'office@greenfield.example',
    address: { line1: '48 Nursery Road', city: 'Alder Falls', region: 'NJ', postalCode: '07990', country: 'US' },
  },
  rival: {
    phone: '(973) 555-0199',
    email: 'office@rival.example',
    address: { line1: '9 Depot Street', city: 'Quillford', region: 'NJ', postalCode: '07994', country: 'US' },
  },
};

/** Ids of the people of a company by their e-mail address. */
type Ids = Map<string, string>;

/** Fills the two demo companies. Each is one transaction: it exists completely or not at all. */
@Injectable()
export class DemoSeeder {
  constructor(
    private readonly config: Config,
    private readonly scopes: Scopes,
    private readonly people: Accounts,
    private readonly tenancy: TenancyService,
    private readonly clients: ClientsService,
    private readonly intake: ClientIntake,
    private readonly crews: CrewsService,
    private readonly members: MembersService,
    private readonly roles: RolesService,
    private readonly invitations: InvitationsService,
    private readonly notes: NotesService,
    private readonly season: SeasonSeeder,
    private readonly events: DomainEvents,
  ) {}

  /** Answers in words what it made; nothing where it is not wanted or the companies already exist. */
  async seed(now = new Date()): Promise<string[]> {
    if (this.config.get('DEMO') !== 'on') return [];
    const made = [
      await this.company('greenfield', 'office@greenfield.example', (members, users) =>
        this.greenfield(members, users, now),
      ),
      await this.company('rival', 'owner@rival.example', (_, users) => this.rival(users, now)),
    ];
    return made.filter((words) => words !== null);
  }

  /** `writer` is the creator of all records. */
  private async company(company: DemoCompany, writer: string, fill: (members: Ids, users: Ids) => Promise<string>) {
    const users = await this.users(company);
    const actor = this.actorOf(company, writer, users);
    if (await this.hasTenant(actor)) return null;
    return this.scopes.run({ tenantId: newId(), actor }, async () => {
      await this.tenancy.createTenant({ ...PLACE, name: COMPANY_NAMES[company], slug: company });
      await this.tenancy.update(null, LETTERHEADS[company]);
      const members: Ids = new Map();
      for (const { email, role } of peopleOf(company)) {
        members.set(email, (await this.members.addPreset(users.get(email) ?? '', role)).id);
      }
      const { id: roleId } = await this.roles.preset('accountant');
      await this.invitations.create({ ...DEMO_INVITATIONS[company], roleId });
      return `${COMPANY_NAMES[company]}: ${await fill(members, users)}`;
    });
  }

  private async greenfield(members: Ids, users: Ids, now: Date): Promise<string> {
    const clients = clientsOfGreenfield(now);
    const office = this.actorOf('greenfield', 'office@greenfield.example', users);
    const taken = await this.insertClients(clients, office);
    const [north = '', south = '', garden = ''] = await this.makeCrews(members);
    const sites = sitesOf(clients, taken, TIME_ZONE);
    const { jobs, visits } = await this.season.seed({
      ...sites,
      crewIds: [north, south, garden],
      timeZone: TIME_ZONE,
      people: {
        office,
        planner: this.actorOf('greenfield', 'dispatch@greenfield.example', users),
        crews: new Map([
          [north, { ...this.actorOf('greenfield', 'lead@greenfield.example', users), source: 'mobile' }],
        ]),
      },
      now,
    });
    const changed = sites.works.filter((_, index) => index % SOME === 0);
    for (const [index, changes] of DEMO_CHANGES.entries()) {
      await this.clients.updateAlone(changed[index]?.clientId ?? '', null, changes);
    }
    for (const [index, note] of DEMO_NOTES.entries()) {
      const { clientId: entityId = '' } = changed[index] ?? {};
      await this.notes.create({ ...note, entityType: 'client', entityId });
    }
    return `${clients.length} clients, ${jobs} jobs, ${visits} visits`;
  }

  private async rival(users: Ids, now: Date): Promise<string> {
    const clients = clientsOfRival(now);
    await this.insertClients(clients, this.actorOf('rival', 'owner@rival.example', users));
    return `${clients.length} clients`;
  }

  /** Each is told of as of the day on which it became a client. */
  private insertClients(clients: IntakeClient[], by: Actor): Promise<InsertedClient[]> {
    const then = ({ data }: EventFacts) => ({ at: new Date(String(data['createdAt'])), by });
    return this.events.inThePast(then, async () => {
      const taken: InsertedClient[] = [];
      for (let start = 0; start < clients.length; start += CHUNK) {
        taken.push(...(await this.intake.createMany(clients.slice(start, start + CHUNK))));
      }
      return taken;
    });
  }

  private async makeCrews(members: Ids): Promise<string[]> {
    const ids: string[] = [];
    for (const { name, colour, members: people } of DEMO_CREWS) {
      const withLogins = people.map(({ email, ...person }) => ({
        ...person,
        membershipId: (email && members.get(email)) ?? null,
      }));
      ids.push((await this.crews.create({ name, colour, members: withLogins })).id);
    }
    return ids;
  }

  /** A seed that was killed between people and company finds its people again. */
  private users(company: DemoCompany): Promise<Ids> {
    return this.scopes.run(NOBODY, async () => {
      const users: Ids = new Map();
      let passwordHash: string | null = null;
      for (const { email, name } of peopleOf(company)) {
        const [known]: Array<{ id: string }> = await db().query('select id from users where email_key = $1', [email]);
        passwordHash ??= known ? null : await hashPassword(DEMO_PASSWORD);
        const user = known ?? (await this.newPerson({ email, name, passwordHash: passwordHash ?? '' }));
        users.set(email, user.id);
      }
      return users;
    });
  }

  /** Nobody is asked to verify an email that nobody reads. */
  private async newPerson(person: Parameters<Accounts['create']>[0]): Promise<{ id: string }> {
    return this.people.verifyEmail(await this.people.create(person));
  }

  private actorOf(company: DemoCompany, email: string, users: Ids): Actor {
    const name = accountsOf(company).find((account) => account.email === email)?.name ?? SYSTEM.name;
    const permissions = new Set(PERMISSIONS);
    return { kind: 'user', userId: users.get(email) ?? null, membershipId: null, name, permissions, source: 'web' };
  }

  private hasTenant(actor: Actor): Promise<boolean> {
    return this.scopes.run({ tenantId: null, actor }, async () => {
      const rows: unknown[] = await db().query('select 1 from memberships where user_id = app_user_id() limit 1');
      return rows.length > 0;
    });
  }
}
