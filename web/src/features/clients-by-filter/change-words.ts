import type { ClientsSearch } from '../clients';
import type { ClientsAction } from './change-request';

type Already = Readonly<Record<'one' | 'many' | 'oneDone' | 'manyDone', string>>;

const being = (what: string): Already => ({
  one: `is ${what}`,
  many: `are ${what}`,
  oneDone: `was ${what}`,
  manyDone: `were ${what}`,
});

interface Words {
  action: string;
  /** "… 12 clients". */
  verb: string;
  /** Explains the action before it is chosen. */
  meaning: string;
  /** "12 clients were …". */
  done: string;
  /** "3 clients …": nothing to change, for one, for many, and in the past tense. */
  already: Already;
}

export const WORDS: Readonly<Record<ClientsAction, Words>> = {
  archive: {
    action: 'Archive',
    verb: 'Archive',
    meaning: 'Hides them from your lists. Nothing is deleted.',
    done: 'archived',
    already: being('already archived'),
  },
  restore: {
    action: 'Restore',
    verb: 'Restore',
    meaning: 'Puts them back in your lists with their previous status.',
    done: 'restored',
    already: being('not archived'),
  },
  activate: {
    action: 'Set status to active',
    verb: 'Update',
    meaning: 'For leads and inactive clients you now work for.',
    done: 'set to active',
    already: being('already active'),
  },
  deactivate: {
    action: 'Set status to inactive',
    verb: 'Update',
    meaning: 'For active clients who pause. They stay in your lists.',
    done: 'set to inactive',
    already: being('already inactive'),
  },
  set_lead_source: {
    action: 'Set lead source',
    verb: 'Update',
    meaning: 'Replaces the lead source of each client.',
    done: 'updated',
    already: {
      one: 'already has this lead source',
      many: 'already have this lead source',
      oneDone: 'already had this lead source',
      manyDone: 'already had this lead source',
    },
  },
  add_tags: {
    action: 'Add tags',
    verb: 'Tag',
    meaning: 'Existing tags stay.',
    done: 'tagged',
    already: being('already tagged'),
  },
  remove_tags: {
    action: 'Remove tags',
    verb: 'Untag',
    meaning: 'Other tags stay.',
    done: 'untagged',
    already: being('already untagged'),
  },
};

/** "Archive", "Add the tag snow". */
export function headingOf({ action, tags = [] }: { action: ClientsAction; tags?: readonly string[] }): string {
  const words = WORDS[action].action;
  if (tags.length === 0) return words;
  return words.replace('tags', `${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`);
}

/** Tags keep their spelling. */
export const inSentence = (heading: string): string => heading.slice(0, 1).toLowerCase() + heading.slice(1);

/** The clients that the list shows, described by its filters. */
export function describe({ q, status, kind, tag }: ClientsSearch, picked?: number): string {
  if (picked !== undefined)
    return `Applies to ${picked === 1 ? 'the selected client' : `the ${picked} selected clients`}.`;
  const parts = [
    ...(q ? [`matching “${q}”, without similar ones`] : []),
    ...(status ? [`status ${status}`] : []),
    ...(kind ? [kind === 'company' ? 'companies' : 'people'] : []),
    ...(tag ? [`tagged ${tag}`] : []),
    ...(status ? [] : ['not archived']),
  ];
  return `Applies to every client in this list: ${parts.join(', ')}.`;
}

/** The action behind an operation’s kind: `clients.add_tags`. Null for other work. */
export function actionOf(kind: string): ClientsAction | null {
  const [, action] = kind.split('clients.');
  return action !== undefined && action in WORDS ? (action as ClientsAction) : null;
}
