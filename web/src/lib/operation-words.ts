const WORDS: Readonly<Record<string, string>> = {
  'imports.validate': 'Checking client list',
  'imports.run': 'Importing client list',
  'imports.undo': 'Undoing import',
  'clients.archive': 'Archiving clients',
  'clients.restore': 'Restoring clients',
  'clients.activate': 'Setting clients to active',
  'clients.deactivate': 'Setting clients to inactive',
  'clients.set_lead_source': 'Setting the lead source',
  'clients.add_tags': 'Adding tags',
  'clients.remove_tags': 'Removing tags',
  'visits.follow_zone': 'Moving visits to the new time zone',
  'tenant.export': 'Exporting the company',
  'webhooks.replay': 'Replaying webhook deliveries',
};

/** What a long-running operation does. Kinds newer than this app get a general name. */
export const wordOf = (kind: string): string => WORDS[kind] ?? 'Working';
