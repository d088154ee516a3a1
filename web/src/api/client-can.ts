import { type Can, no, offered, yes } from '../lib/can';
import { type Me, may } from './me';
import type { ChangeClientsByFilterDto, ClientDto } from './generated/requests/types.gen';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Client = Pick<ClientDto, 'allowedActions'>;

/** What this person may do with clients, and why not. The API decides; this keeps people from running into its no. */
export const clientCan = {
  create: (me: Who): Can => may(me, 'clients.create', 'add clients'),

  edit: (me: Who): Can => may(me, 'clients.update', 'edit clients'),

  /** Dispatchers may mend a phone number without being let near the rest. */
  editContacts: (me: Who): Can =>
    me.permissions.includes('clients.update') ? yes : may(me, 'contacts.update', 'edit contacts'),

  archive: (me: Who, client: Client): Can =>
    offered(client, 'archive', may(me, 'clients.archive', 'archive clients'), no('This client is already archived.')),

  restore: (me: Who, client: Client): Can =>
    offered(client, 'restore', may(me, 'clients.archive', 'restore clients'), no('This client isn’t archived.')),

  /** One change of many clients at once. */
  change: (me: Who, action: ChangeClientsByFilterDto['action']): Can =>
    action === 'archive' || action === 'restore'
      ? may(me, 'clients.archive', 'archive or restore clients')
      : may(me, 'clients.update', 'edit clients'),

  export: (me: Who): Can => may(me, 'clients.read.all', 'export clients'),

  changeMany: (me: Who): Can =>
    me.permissions.includes('clients.archive') ? yes : may(me, 'clients.update', 'edit clients'),

  /** On the day of a visit a crew may see them too: there the API knows the schedule, and answers. */
  revealCodes: (me: Who): Can =>
    me.permissions.includes('access_codes.reveal.visit_day')
      ? yes
      : may(me, 'access_codes.reveal', 'view access codes'),

  import: (me: Who): Can => may(me, 'imports.run', 'import clients'),
};
