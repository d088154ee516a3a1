import { Temporal } from 'temporal-polyfill';
import type { CompanyName, HttpTestApp } from '../../../test/support/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import type { JobDto } from './job-answer.dto.js';
import type { VisitDto } from '../visits/visit.dto.js';

export interface Site {
  clientId: string;
  propertyId: string;
}

/** A day of the year to come: visits on it are ahead, whenever a test runs. */
export const nextYear = (rest: string): string => `${new Date().getUTCFullYear() + 1}-${rest}`;

const EIGHTH = Temporal.PlainDate.from(nextYear('03-08'));
/** The second Sunday in March of that year, when clocks of New York skip an hour. */
export const SKIPPING_DAY = EIGHTH.add({ days: 7 - EIGHTH.dayOfWeek }).toString();

/** A client with an e-mail address and a property, made through the API. */
export async function aSite(
  app: HttpTestApp,
  company: CompanyName = 'greenfield',
  changes: object = {},
): Promise<Site> {
  const payload = {
    displayName: "Maeve O'Brien",
    contacts: [
      { firstName: 'Maeve', lastName: "O'Brien", emails: ['maeve@example.com'], phones: [{ raw: '(607) 555-0142' }] },
    ],
    properties: [
      {
        name: 'Home',
        address: { line1: '1207 Cayuga Heights Rd', city: 'Ithaca', region: 'NY', postalCode: '14850', country: 'US' },
        accessNotes: 'The side gate sticks.',
        hazards: ['Dog in the back yard'],
      },
    ],
    ...changes,
  };
  const answer = await app.injectAs('office_manager', { method: 'POST', url: '/api/v1/clients', payload }, company);
  if (answer.statusCode !== 201) throw new Error(`Creating a client answered ${answer.statusCode}: ${answer.body}`);
  const { id, properties } = answer.json<{ id: string; properties: { id: string }[] }>();
  return { clientId: id, propertyId: properties[0]?.id ?? '' };
}

export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Record<string, unknown>;
}

/** Any JSON answer: tests look at what they expect. */
export type Json = Record<string, unknown>;

/** Sends JSON as a member of the company, the way a screen does. */
export class Caller {
  constructor(
    private readonly app: HttpTestApp,
    private readonly role: PresetRole = 'office_manager',
    private readonly company: CompanyName = 'greenfield',
  ) {}

  as(role: PresetRole, company: CompanyName = this.company): Caller {
    return new Caller(this.app, role, company);
  }

  async send<Body = Json>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    version?: number,
  ): Promise<Answer<Body>> {
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    const request = { method, url: `/api/v1${path}`, headers, ...(payload && { payload }) };
    const answer = await this.app.injectAs(this.role, request, this.company);
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: isJson ? answer.json<Body>() : ({} as Body), headers: answer.headers };
  }

  get<Body = Json>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path);
  }

  post<Body = Json>(path: string, payload?: object): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, payload);
  }

  /** A job whose creation must succeed. */
  async job(place: Site, changes: object = {}): Promise<JobDto> {
    const { status, body } = await this.post<JobDto>('/jobs', { title: 'Clean-up', ...place, ...changes });
    if (status !== 201) throw new Error(`Creating a job answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** The visit of an active job. */
  async visit(place: Site, slot: object, job: object = {}): Promise<VisitDto> {
    const { visits } = await this.job(place, { visits: [slot], confirm: true, notifyClient: false, ...job });
    if (!visits[0]) throw new Error('The job has no visit.');
    return visits[0];
  }

  /** A crew, with a member in it if one is given. */
  async crew(name: string, membershipId?: string): Promise<string> {
    const members = membershipId ? [{ name: 'Luis Ortega', isLead: true, membershipId }] : [];
    const { status, body } = await this.post<{ id: string }>('/crews', { name, colour: '#2f855a', members });
    if (status !== 201) throw new Error(`Creating a crew answered ${status}: ${JSON.stringify(body)}`);
    return body.id;
  }
}
