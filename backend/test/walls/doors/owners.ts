import { globSync, readFileSync } from 'node:fs';

export const BACKEND = new URL('../../../', import.meta.url);
export const read = (path: string): string => readFileSync(new URL(path, BACKEND), 'utf8');

/** Source files of the domains and of the kernel, as paths from `backend`. */
export const SOURCES = globSync('src/{modules,kernel}/**/*.ts', { cwd: BACKEND })
  .filter((path) => !/\.(spec|factory|d)\.ts$/.test(path))
  .sort();

/** `clients` for a domain, `kernel/queue` for a part of the kernel. */
export function domainOf(path: string): string {
  const [, root = '', name = ''] = path.split('/');
  return root === 'kernel' ? `kernel/${name}` : name;
}

export interface Thing {
  name: string;
  owner: string;
  /** Whether others may name it. */
  published: boolean;
}

/**
 * Domains that are one thing, cut into parts for reading: they share their tables. Say why; a domain that shares with
 * nobody is in none.
 */
export const FAMILIES: Array<{ domains: string[]; because: string }> = [
  {
    domains: ['clients', 'contacts', 'properties', 'client-access', 'client-search', 'client-intake', 'client-export'],
    because: 'A client is answered, found, counted, exported and written together with its people and places.',
  },
  {
    domains: ['job-records', 'job-contents', 'jobs', 'visits', 'paperwork'],
    because: 'A job is listed by its visits and answered with its papers; crews see each by the state of another.',
  },
  {
    domains: ['webhooks', 'webhook-deliveries', 'webhook-sending'],
    because: 'Sending locks an endpoint and its deliveries in one statement.',
  },
  {
    domains: ['tenancy', 'roles', 'members', 'invitations'],
    because: 'A company is entered through a membership with a role, and an invitation becomes one.',
  },
  {
    domains: ['auth', 'sign-in-steps'],
    because: 'A sign-in of several steps is one, whichever domain takes a step.',
  },
  {
    domains: ['kernel/events', 'events'],
    because: 'The log of events is written at the end of every transaction, in the kernel, and told by the domain.',
  },
];

export const familyOf = (domain: string): string =>
  FAMILIES.find(({ domains }) => domains.includes(domain))?.domains[0] ?? domain;

/** Of all migrations, in their order: each begins at the beginning of a line. */
const STATEMENTS = globSync('migrations/*.sql', { cwd: BACKEND })
  .sort()
  .flatMap((path) => read(path).split(/^(?=(?:create|alter|drop|comment|grant|revoke|do) )/m))
  .map((text) => {
    const [head = '', body] = text.split('$$');
    return head.includes(';') || body === undefined ? (text.split(';')[0] ?? '') : `${head}${body}`;
  });

/** The newest text of each. */
const made = (kind: string): Map<string, string> => {
  // What stands in a schema of its own is named with it.
  const begin = new RegExp(String.raw`^create (?:or replace )?(?:${kind}) (\w+)\b(?!\.)`);
  return new Map(
    STATEMENTS.flatMap((text): Array<[string, string]> => {
      const [, name] = begin.exec(text) ?? [];
      return name ? [[name, text]] : [];
    }),
  );
};

/** Everything that the migrations make, by name. */
export const TABLES = made('table');
export const VIEWS = made('view');
export const FUNCTIONS = made('function|aggregate');

/** Entity classes, with the table of each and the domain where it stands. */
export const ENTITIES = new Map(
  SOURCES.flatMap((path) =>
    [...read(path).matchAll(/^@Entity\('(\w+)'\)\s*(?:@[^\n]*\n)*export class (\w+)/gm)].map(
      ([, table = '', name = '']): [string, { table: string; owner: string }] => [
        name,
        { table, owner: domainOf(path) },
      ],
    ),
  ),
);

/** What comments say. Of a table never that it is published: a view or a function stands at the door. Columns are their table's. */
const SAID = STATEMENTS.flatMap((text): Thing[] => {
  const [, kind, name] = /^comment on (?!column )(\w+) (\w+)/.exec(text) ?? [];
  const [, how, owner] = /is\s+'(Kept|Published) by ([\w/-]+)/.exec(text) ?? [];
  return name && owner ? [{ name, owner, published: kind !== 'table' && how === 'Published' }] : [];
});

/** Whose everything is; what is said twice is there twice. */
export const THINGS: Thing[] = [
  ...[...ENTITIES.values()].map(({ table, owner }) => ({ name: table, owner, published: false })),
  ...SAID,
];

const BY_NAME = new Map(THINGS.map((thing) => [thing.name, thing]));
export const thing = (name: string): Thing | undefined => BY_NAME.get(name);
