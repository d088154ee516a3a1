const WORDS: Readonly<Record<string, string>> = {
  'imports.validate': 'Checking a client list',
  'imports.run': 'Importing a client list',
  'imports.undo': 'Undoing an import',
  'clients.archive': 'Archiving clients',
  'clients.restore': 'Bringing clients back',
  'clients.add_tags': 'Adding tags',
  'clients.remove_tags': 'Removing tags',
  'webhooks.replay': 'Replaying deliveries',
};

/** What long work is doing. A kind that is newer than this screen is work all the same. */
export const wordOf = (kind: string): string => WORDS[kind] ?? 'Working';
