import type { Samples } from '../isolation/samples.js';
import { setUpSecondFactor } from './second-factor.js';
import type { Made, Sender } from './sender.js';

const ADDRESS = { line1: '1207 Cayuga Heights Rd', city: 'Ithaca', region: 'NY', postalCode: '14850', country: 'US' };
const aClient = (name: string, tag: string) => ({
  displayName: name,
  tags: [tag],
  billingAddress: ADDRESS,
  contacts: [
    {
      firstName: name,
      lastName: "O'Brien",
      emails: [`${name.toLowerCase()}@example.com`],
      phones: [{ raw: '(607) 555-0142' }],
    },
    { firstName: 'Dana', isBilling: true },
  ],
  properties: [
    { name: 'Home', address: ADDRESS, gateCode: '4711' },
    { name: 'Shop', address: { ...ADDRESS, line1: '9 State St' } },
  ],
});

export type Client = Made & { contacts: Made[]; properties: Made[] };

/** Clients with what belongs to them; answers one to work for. */
export async function keepClients(sender: Sender): Promise<Client> {
  const tag = `hedges ${sender.round}`;
  const client = await sender.send<Client>('createClient', { body: aClient('Maeve', tag) });
  const params = { clientId: client.id };
  await sender.send('createClient', {
    body: { ...aClient('Nora', tag), billToClientId: client.id, parentClientId: client.id },
  });
  await sender.send('createClient', { body: aClient('Liam', tag) });
  await sender.send('listClients', { query: { q: 'O', count: 'exact' } });
  await sender.send('listClients');
  await sender.send('getClient', { params });
  await sender.send('findDuplicateClients', { query: { name: 'Maeve', email: 'maeve@example.com' } });
  await sender.send('listClientTags');
  await sender.send('updateClient', {
    params,
    body: { notes: 'Pays by cheque.', termsDays: 14, displayName: 'Maeve O.' },
  });
  await sender.send('deactivateClient', { params });
  await sender.send('activateClient', { params });
  await sender.send('archiveClient', { params });
  await sender.send('restoreClient', { params });
  const rows = [
    { action: 'update', id: client.id, changes: { notes: 'Pays late.' } },
    { action: 'create', client: aClient('Rosa', tag) },
    { action: 'create', client: aClient('Sean', tag) },
  ];
  await sender.send('bulkClients', { body: { rows } });
  await sender.send('changeClientsByFilter', {
    body: { filter: { tag: [tag] }, action: 'add_tags', tags: ['lawns'] },
  });
  await sender.send('downloadClients', { body: { filter: { tag: [tag] } } });
  await keepContacts(sender, params);
  await keepProperties(sender, params);
  return client;
}

async function keepContacts(sender: Sender, params: Samples): Promise<void> {
  await sender.send('listContacts', { params });
  const body = { firstName: 'Ana', emails: ['ana@example.com'], phones: [{ raw: '(607) 555-0143' }], isPrimary: true };
  const { id: contactId } = await sender.send('createContact', { params, body });
  await sender.send('updateContact', { params: { contactId }, body: { lastName: 'Silva', isBilling: true } });
  await sender.send('deleteContact', { params: { contactId } });
}

async function keepProperties(sender: Sender, params: Samples): Promise<void> {
  await sender.send('listProperties', { params });
  const body = { name: 'Barn', address: ADDRESS, gateCode: '4711', hazards: ['dog'] };
  const { id: propertyId } = await sender.send('createProperty', { params, body });
  await sender.send('getProperty', { params: { propertyId } });
  await sender.send('updateProperty', { params: { propertyId }, body: { name: 'Big barn', gateCode: '4712' } });
  await sender.send('revealAccessCodes', { params: { propertyId } });
  await sender.send('deleteProperty', { params: { propertyId } });
  await sender.send('restoreProperty', { params: { propertyId } });
}

/** Crews and the company itself; answers two crews. */
export async function keepCompany(sender: Sender, logo: Buffer): Promise<[Made, Made]> {
  const { membershipId } = sender.company;
  const members = [
    { name: 'Luis Ortega', isLead: true, membershipId },
    { name: 'Ana Silva', phone: '(607) 555-0144' },
  ];
  const crew = await sender.send('createCrew', {
    body: { name: `Ortega ${sender.round}`, colour: '#2f855a', members },
  });
  const other = await sender.send('createCrew', {
    body: { name: `Silva ${sender.round}`, colour: '#2f855a', members: [] },
  });
  const params = { crewId: other.id };
  await sender.send('listCrews');
  await sender.send('getCrew', { params: { crewId: crew.id } });
  await sender.send('updateCrew', { params, body: { name: `Silva and sons ${sender.round}` } });
  const { id: crewMemberId } = await sender.send('addCrewMember', { params, body: { name: 'Sam', isLead: true } });
  await sender.send('updateCrewMember', { params: { ...params, crewMemberId }, body: { name: 'Sam Silva' } });
  await sender.send('removeCrewMember', { params: { ...params, crewMemberId } });
  await sender.send('archiveCrew', { params });
  await sender.send('restoreCrew', { params });
  await sender.send('getTenant');
  await sender.send('updateTenant', { body: { name: 'Greenfield and daughters', weekStart: 1 } });
  await sender.send('replaceLogo', { file: logo });
  await sender.send('getLogo');
  await sender.send('deleteLogo');
  await sender.send('updateProfile', { body: { locale: 'en-GB' } });
  await sender.send('replaceAvatar', { file: logo });
  const { items } = await sender.send<{ items: Array<{ userId: string }> }>('listAvatars');
  await sender.send('getAvatar', { params: { userId: items[0]?.userId ?? '' } });
  await sender.send('deleteAvatar');
  await keepTeam(sender);
  const { password } = sender.company;
  await sender.send('exportTenant', { body: {} });
  await sender.send('closeTenant', { body: { name: 'Greenfield and daughters', password } });
  await sender.send('reopenTenant');
  return [crew, other];
}

/** Roles, invitations, and somebody who joins, is disabled, becomes the owner for a moment, and is removed. */
async function keepTeam(sender: Sender): Promise<void> {
  await sender.send('listPermissions');
  await sender.send('listRoles');
  const name = `Reads ${sender.round}`;
  const { id: roleId } = await sender.send('createRole', { body: { name, permissions: ['members.read'] } });
  const params = { roleId };
  await sender.send('getRole', { params });
  await sender.send('updateRole', { params, body: { permissions: ['clients.read.all'] } });
  const [member, authorization] = await letJoin(sender, roleId);
  const { items: people } = await sender.send<{ items: Made[] }>('listMembers');
  await sender.send('getMember', member);
  const owner = people.find(({ roleKey }) => roleKey === 'owner');
  await sender.send('updateMember', { ...member, body: { roleId: owner?.['roleId'] } });
  const back = people.find(({ roleKey }) => roleKey === 'sales')?.['roleId'];
  await sender.send('updateMember', { ...member, body: { roleId: back } });
  const { password } = sender.company;
  await sender.send('transferOwnership', { ...member, body: { password } });
  const toOwner = { params: { membershipId: owner?.id ?? '' }, body: { password }, authorization };
  await sender.send('transferOwnership', toOwner);
  await sender.send('disableMember', member);
  await sender.send('enableMember', member);
  await sender.send('removeMember', member);
  await sender.send('deleteRole', { params });
}

/** One invitation is accepted with a new account, one by somebody who has a company already; answers the latter. */
async function letJoin(sender: Sender, roleId: string): Promise<[{ params: Samples }, string]> {
  const { password } = sender.company;
  const [priya, sam] = [`priya${sender.round}@example.com`, `sam${sender.round}@example.com`];
  const { id: invitationId } = await sender.send('createInvitation', { body: { email: priya, roleId } });
  const invitation = { params: { invitationId } };
  await sender.send('listInvitations');
  await sender.send('getInvitation', invitation);
  await sender.send('resendInvitation', invitation);
  const token = await sender.mailedToken(priya);
  await sender.send('previewInvitation', { body: { token } });
  const body = { token, name: 'Priya', password };
  const { user, accessToken } = await sender.send<SignedIn & { user: Made }>('acceptInvitation', { body });
  const { items } = await sender.send<{ items: Made[] }>('listMembers', { query: { q: priya } });
  const joined = items.find((member) => member['userId'] === user.id)?.id ?? '';
  await setUpSecondFactor(sender, password, `Bearer ${accessToken}`);
  await sender.send('resetSecondFactor', { params: { membershipId: joined }, body: { password } });
  await sender.send('removeMember', { params: { membershipId: joined } });

  const company = { companyName: 'Own', name: 'Sam', timezone: 'America/New_York', email: sam, password };
  const owner = await sender.send<SignedIn>('registerCompany', { body: company });
  const again = await sender.send('createInvitation', { body: { email: sam, roleId } });
  await sender.send('revokeInvitation', { params: { invitationId: again.id } });
  await sender.send('createInvitation', { body: { email: sam, roleId } });
  const moved = await sender.send<SignedIn>('joinCompany', {
    body: { token: await sender.mailedToken(sam) },
    authorization: `Bearer ${owner.accessToken}`,
  });
  const { items: found } = await sender.send<{ items: Made[] }>('listMembers', { query: { q: sam } });
  return [{ params: { membershipId: found[0]?.id ?? '' } }, `Bearer ${moved.accessToken}`];
}

interface SignedIn {
  accessToken: string;
}
