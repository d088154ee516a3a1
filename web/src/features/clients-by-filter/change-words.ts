import type { ClientsSearch } from '../clients';
import type { ClientsAction } from './change-request';

interface Words {
  action: string;
  /** "… 12 clients". */
  verb: string;
  /** What it means, before one chooses it. */
  meaning: string;
  /** "12 clients were …". */
  done: string;
  /** "3 clients are … already": nothing to do. */
  already: string;
}

export const WORDS: Readonly<Record<ClientsAction, Words>> = {
  archive: {
    action: 'Archive',
    verb: 'Archive',
    meaning: 'They leave the lists and keep all that belongs to them.',
    done: 'archived',
    already: 'archived already',
  },
  restore: {
    action: 'Bring back',
    verb: 'Bring back',
    meaning: 'They are in the lists again, as what they were before.',
    done: 'brought back',
    already: 'in the lists already',
  },
  add_tags: {
    action: 'Add tags',
    verb: 'Tag',
    meaning: 'The tags that they carry stay.',
    done: 'tagged',
    already: 'tagged so already',
  },
  remove_tags: {
    action: 'Remove tags',
    verb: 'Untag',
    meaning: 'All other tags stay.',
    done: 'untagged',
    already: 'not tagged so',
  },
};

/** "Archive", "Add the tag snow". */
export function headingOf({ action, tags = [] }: { action: ClientsAction; tags?: readonly string[] }): string {
  const words = WORDS[action].action;
  if (tags.length === 0) return words;
  return words.replace('tags', `${tags.length === 1 ? 'the tag' : 'the tags'} ${tags.join(', ')}`);
}

/** Which clients the list shows, as it was narrowed down. */
export function describe({ q, status, kind, tag }: ClientsSearch): string {
  const parts = [
    ...(q ? [`found by “${q}”`] : []),
    ...(status ? [`status ${status}`] : []),
    ...(kind ? [kind === 'company' ? 'companies' : 'persons'] : []),
    ...(tag ? [`tag ${tag}`] : []),
    ...(status ? [] : ['without archived ones']),
  ];
  return `All clients that the list shows: ${parts.join(', ')}.`;
}

/** An action as an operation names it: `clients.add_tags`. Null for other work. */
export function actionOf(kind: string): ClientsAction | null {
  const [, action] = kind.split('clients.');
  return action !== undefined && action in WORDS ? (action as ClientsAction) : null;
}
