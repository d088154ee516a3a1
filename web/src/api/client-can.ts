import { type Can, no, offered, yes } from '../lib/can';
import { type Me, may, mayView } from './me';
import type { ChangeClientsByFilterDto, ClientDto } from './generated/requests/types.gen';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Client = Pick<ClientDto, 'allowedActions'>;

/** What this person may do with clients, and why not. The API decides; this explains its refusals in advance. */
export const clientCan = {
  create: (me: Who): Can => may(me, 'clients.create', 'add clients'),

  edit: (me: Who): Can => may(me, 'clients.update', 'edit clients'),

  /** Dispatchers may fix a phone number without access to the rest. */
  editContacts: (me: Who): Can =>
    may(me, me.permissions.includes('clients.update') ? 'clients.update' : 'contacts.update', 'edit contacts'),

  archive: (me: Who, client: Client): Can =>
    offered(client, 'archive', may(me, 'clients.archive', 'archive clients'), no('This client is already archived.')),

  restore: (me: Who, client: Client): Can =>
    offered(client, 'restore', may(me, 'clients.archive', 'restore clients'), no('This client isn’t archived.')),

  /** A change of many clients at once. */
  change: (me: Who, action: ChangeClientsByFilterDto['action']): Can =>
    action === 'archive' || action === 'restore'
      ? may(me, 'clients.archive', 'archive or restore clients')
      : may(me, 'clients.update', 'edit clients'),

  export: (me: Who): Can => mayView(me, 'clients.read.all', 'export clients'),

  changeMany: (me: Who): Can =>
    may(me, me.permissions.includes('clients.archive') ? 'clients.archive' : 'clients.update', 'edit clients'),

  /** Crews may see them on the day of a visit. The API knows the schedule and decides. */
  revealCodes: (me: Who): Can =>
    me.permissions.includes('access_codes.reveal.visit_day')
      ? yes
      : mayView(me, 'access_codes.reveal', 'view access codes'),

  import: (me: Who): Can => may(me, 'imports.run', 'import clients'),
};
