import { randomBytes } from 'node:crypto';
import { Caller, type Json } from '../../../src/modules/jobs/jobs.factory.js';
import { ImportsDriver } from '../../../src/modules/imports/imports.factory.js';
import { Accounts } from '../../../src/modules/accounts/index.js';
import { MembersService } from '../../../src/modules/members/index.js';
import { Operations } from '../../../src/modules/operations/index.js';
import { Avatars } from '../../../src/modules/profiles/index.js';
import { Passkeys } from '../../../src/modules/passkeys/index.js';
import { TrustedDevices } from '../../../src/modules/trusted-devices/index.js';
import { type CompanyName, type HttpTestApp, TEST_PASSWORD } from '../../support/index.js';
import { plainSamples } from './plain-samples.js';

/** One record of every kind that an id in a path, a query or a body may name. */
export type Samples = Record<string, string>;

/** A company with one of everything; both companies get the same, so that only the company tells them apart. */
export async function aFullCompany(app: HttpTestApp, company: CompanyName): Promise<Samples> {
  const caller = new Caller(app, 'owner', company);
  const { membershipId } = app[company].members.crew_member;
  const client = await made<Made & { contacts: Made[]; properties: Made[] }>(caller, '/clients', CLIENT);
  const [clientId, propertyId] = [client.id, idOf(client.properties)];
  const members = [{ name: 'Luis Ortega', isLead: true, membershipId }];
  const crew = await made<Made & { members: Made[] }>(caller, '/crews', { name: 'Ortega', colour: '#2f855a', members });
  const { id: spareCrewId } = await made(caller, '/crews', { name: 'Spare', colour: '#2f855a' });
  const job = await made<Made & { checklist: Made[]; visits: Array<Made & { status: string }> }>(caller, '/jobs', {
    title: 'Clean-up',
    clientId,
    propertyId,
    defaultCrewId: crew.id,
    checklist: [{ label: 'Gate closed' }],
    visits: [{ date: '2027-03-09', windowStart: '08:00', windowEnd: '10:00', crewId: crew.id }, {}],
    confirm: true,
    notifyClient: true,
  });
  const { id: spareJobId } = await made(caller, '/jobs', { title: 'Spare', clientId, propertyId });
  await app.drainQueue();
  const [messageId, fileId] = await theMail(caller);
  const operationId = await aFinishedOperation(app, company, fileId);
  const apiKey = await made<Made & { secret: string }>(caller, '/api-keys', KEY);
  const { id: importId } = (await new ImportsDriver(app, company).upload(PEOPLE)).json<Made>();
  const { id: webhookEndpointId } = await made(caller, '/webhook-endpoints', WEBHOOK);
  const { id: webhookDeliveryId } = await made(caller, `/webhook-endpoints/${webhookEndpointId}/test`);
  const { id: roleId } = await made(caller, '/roles', { name: 'Reads', permissions: ['members.read'] });
  const samples = {
    sessionId: await anotherSession(caller, app[company].members.owner.email),
    trustedDeviceId: await aTrustedDevice(app, company),
    userId: await aPhotographed(app, company),
    passkeyId: await aPasskey(app, company),
    roleId,
    webhookEndpointId,
    webhookDeliveryId,
    clientId,
    propertyId,
    contactId: idOf(client.contacts),
    crewId: crew.id,
    crewMemberId: idOf(crew.members),
    jobId: job.id,
    itemId: idOf(job.checklist),
    visitId: idOf(job.visits),
    operationId,
    importId,
    keyId: apiKey.id,
    messageId,
    fileId,
    membershipId,
    spareCrewId,
    tenantId: app[company].tenantId,
    entityId: clientId,
    about: clientId,
    actorId: app[company].members.owner.userId,
    // Where an operation wants a record in another state than the rest.
    'scheduleVisit.visitId': idOf(job.visits.filter(({ status }) => status === 'unscheduled')),
    // Its checklist is replaced, with the items that others tick.
    'updateJob.jobId': spareJobId,
    mentionedUserIds: app[company].members.owner.userId,
    // Names of body and query fields that hold an id of one of these.
    parentClientId: clientId,
    billToClientId: clientId,
    defaultCrewId: crew.id,
    ids: clientId,
  };
  return { ...samples, ...(await plainSamples(caller, samples)) };
}

/** The sample that a name of the contract stands for. */
export function sampleOf(samples: Samples, name: string): string {
  const sample = samples[name];
  if (!sample) throw new Error(`What is a ${name}? Make one in aFullCompany() of test/walls/isolation/samples.ts.`);
  return sample;
}

interface Made {
  id: string;
}

const CLIENT = {
  displayName: "Maeve O'Brien",
  tags: ['hedges'],
  contacts: [{ firstName: 'Maeve', lastName: "O'Brien", emails: ['maeve@example.com'] }],
  properties: [
    {
      name: 'Home',
      address: { line1: '1207 Cayuga Heights Rd', city: 'Ithaca', region: 'NY', postalCode: '14850', country: 'US' },
      gateCode: '4711',
    },
  ],
};

const KEY = { name: 'Maeve reads', scopes: ['clients.read.all'] };
/** A host that nobody has: what is tested fails at the look-up. */
const WEBHOOK = { url: 'https://hooks.example/hedgerow', eventTypes: ['client.*'] };

const PEOPLE = 'Name,Email\nMaeve OBrien,maeve@example.com\nAna,ana@example.com';

async function made<Body = Made>(caller: Caller, path: string, payload?: object): Promise<Body> {
  const { status, body } = await caller.post<Body>(path, payload);
  if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Where the owner is signed in as well. */
async function anotherSession(caller: Caller, email: string): Promise<string> {
  await made(caller, '/auth/login', { email, password: TEST_PASSWORD, client: 'mobile' });
  const { body } = await caller.get<{ items: Array<Made & { isCurrent: boolean }> }>('/auth/sessions');
  return idOf(body.items.filter(({ isCurrent }) => !isCurrent));
}

/** As if the owner had a second factor. */
function aTrustedDevice(app: HttpTestApp, company: CompanyName): Promise<string> {
  const devices = app.get(TrustedDevices);
  const { userId } = app[company].members.owner;
  return app.asTenant(company, async () => {
    await devices.trust(userId, { client: 'mobile', userAgent: null, address: '203.0.113.7' });
    return idOf(await devices.of(userId));
  });
}

/** Nobody who signs in: each of the others is made to delete their photo. */
function aPhotographed(app: HttpTestApp, company: CompanyName): Promise<string> {
  return app.asTenant(company, async () => {
    const email = `photographed@${company}.example`;
    const { id } = await app.get(Accounts).create({ email, name: 'Pat Lindqvist', passwordHash: '-' });
    await app.get(MembersService).addPreset(id, 'read_only');
    await app.get(Avatars).keep(id, Buffer.from('RIFF'));
    return id;
  });
}

/** Nobody signs in with it. */
function aPasskey(app: HttpTestApp, company: CompanyName): Promise<string> {
  const { userId } = app[company].members.owner;
  const made = { publicKey: Buffer.from('key'), counter: 0, transports: ['internal'], isSynced: false };
  return app.asTenant(company, async () => {
    const passkey = await app.get(Passkeys).add(userId, { ...made, credentialId: randomBytes(16) }, 'Office PC');
    return idOf(passkey ? [passkey] : []);
  });
}

/** The confirmation with its work order, as soon as it is written. */
async function theMail(caller: Caller): Promise<[messageId: string, fileId: string]> {
  const { body } = await caller.get<{ items: Made[] }>('/messages');
  const messageId = idOf(body.items);
  const message = await caller.get<Json & { attachments: Array<{ fileId: string }> }>(`/messages/${messageId}`);
  const fileId = message.body.attachments[0]?.fileId;
  if (!fileId) throw new Error(`The message has no attachment: ${JSON.stringify(message.body)}`);
  return [messageId, fileId];
}

/** Long work that made a file. */
function aFinishedOperation(app: HttpTestApp, company: CompanyName, fileId: string): Promise<string> {
  const operations = app.get(Operations);
  return app.asTenant(company, async () => {
    const { id } = await operations.start({ kind: 'walls.isolation' });
    await operations.finish(id, { fileId });
    return id;
  });
}

function idOf(records: Made[]): string {
  const [first] = records;
  if (!first) throw new Error('A sample was answered without its parts.');
  return first.id;
}
