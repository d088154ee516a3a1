import { entitiesAskedIn, hidesItsTable, namesIn, textsIn } from './doors/statements.js';
import {
  domainOf,
  ENTITIES,
  familyOf,
  FAMILIES,
  FUNCTIONS,
  read,
  SOURCES,
  TABLES,
  thing,
  THINGS,
  VIEWS,
} from './doors/owners.js';

/** A place that names a table, a view or a function of the schema. */
interface Naming {
  place: string;
  domain: string;
  name: string;
}

const OWN = new Set([...TABLES.keys(), ...VIEWS.keys(), ...FUNCTIONS.keys()]);
const known = ({ relations, functions }: ReturnType<typeof namesIn>): string[] => [
  ...new Set([...relations, ...functions].filter((name) => OWN.has(name))),
];

/** Every text of the code, with its place. */
const TEXTS = SOURCES.flatMap((path) =>
  textsIn(path, read(path)).map(({ line, text }) => ({ place: `${path}, line ${line}`, domain: domainOf(path), text })),
);

const inSources = (): Naming[] => [
  ...TEXTS.flatMap(({ text, ...where }) => known(namesIn(text)).map((name) => ({ ...where, name }))),
  ...SOURCES.flatMap((path) =>
    entitiesAskedIn(read(path), ENTITIES.keys()).map((entity) => ({
      place: path,
      domain: domainOf(path),
      name: ENTITIES.get(entity)?.table ?? '',
    })),
  ),
];

/** What stands in the database itself, where somebody says whose it is. */
const inSchema = (): Naming[] =>
  [...FUNCTIONS, ...VIEWS].flatMap(([made, text]) => {
    const domain = thing(made)?.owner;
    return domain ? known(namesIn(text)).map((name) => ({ place: made, domain, name })) : [];
  });

const lesson = ({ place, domain, name }: Naming): string => {
  const owner = thing(name)?.owner;
  return owner
    ? `${place} (${domain}) names ${name}, which ${owner} keeps: ask a service of ${owner}, or have it publish a view ` +
        `(create view … with (security_invoker = true); comment on view … is 'Published by ${owner}: …')`
    : `${place} (${domain}) names ${name}, which is nobody's: comment on … ${name} is 'Kept by ${domain}: …' in its migration`;
};

/** What a file of a domain takes from other domains, types apart. */
const importsOf = (domain: string) => (path: string) =>
  domainOf(path) === domain
    ? [...read(path).matchAll(/^import (?!type )\{([^}]*)\} from '\.\.\/([\w-]+)\/index\.js';$/gm)]
        .filter(([, names = '']) => names.split(',').some((one) => one.trim() && !one.trim().startsWith('type ')))
        .map(([, , other = '']) => other)
    : [];

describe('domains in SQL', () => {
  const domains = new Set(SOURCES.map(domainOf));
  const namings = [...inSources(), ...inSchema()];
  const crossing = namings.filter(({ domain, name }) => familyOf(thing(name)?.owner ?? '') !== familyOf(domain));

  it('own each table once: by its entity, or by a comment in the migration', () => {
    const owners = Map.groupBy(THINGS, ({ name }) => name);
    expect(TABLES.size).toBeGreaterThan(20);
    expect([...TABLES.keys()].filter((name) => owners.get(name)?.length !== 1)).toEqual([]);
    expect([...VIEWS.keys()].filter((name) => !owners.has(name))).toEqual([]);
    expect([...owners.keys()].filter((name) => !OWN.has(name))).toEqual([]);
  });

  it('have folders that exist', () => {
    const named = [...THINGS.map(({ owner }) => owner), ...FAMILIES.flatMap((family) => family.domains)];
    expect(named.filter((name) => !domains.has(name))).toEqual([]);
  });

  it('use only their own tables, or what the owner publishes', () => {
    expect(namings.length).toBeGreaterThan(200);
    expect(crossing.filter(({ name }) => !thing(name)?.published).map(lesson)).toEqual([]);
  });

  it('name their tables where a reader, and this wall, can see them', () => {
    const hidden = TEXTS.filter(({ text }) => hidesItsTable(text)).map(({ place }) => place);
    expect(hidden).toEqual([]);
  });

  it('share tables within a family only where they need to', () => {
    const shared = FAMILIES.flatMap(({ domains }) =>
      domains.filter(
        (domain) =>
          !namings.some((naming) => {
            const owner = thing(naming.name)?.owner ?? '';
            const meets = domains.includes(owner) && domains.includes(naming.domain) && owner !== naming.domain;
            return meets && [owner, naming.domain].includes(domain);
          }),
      ),
    );
    expect(shared).toEqual([]);
    const all = FAMILIES.flatMap(({ domains }) => domains);
    expect(new Set(all).size).toBe(all.length);
  });

  it('publish nothing that is not used', () => {
    const taken = new Set(crossing.map(({ name }) => name));
    // A later migration may take back what an earlier one has published.
    const idle = THINGS.filter(({ name }) => thing(name)?.published && !taken.has(name));
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it('depend on one another in one direction, by imports and SQL together', () => {
    const arrows = new Map(
      [...domains]
        .filter((name) => !name.startsWith('kernel/'))
        .map((name) => [name, new Set(SOURCES.flatMap(importsOf(name)))]),
    );
    for (const { domain, name } of crossing) arrows.get(domain)?.add(thing(name)?.owner ?? '');
    expect([...(arrows.get('job-records') ?? [])]).toEqual(expect.arrayContaining(['client-work', 'crews']));
    // What needs nothing that is left can be taken away; a circle stays.
    for (let left = -1; left !== arrows.size;) {
      left = arrows.size;
      for (const [name, others] of arrows) if (![...others].some((other) => arrows.has(other))) arrows.delete(name);
    }
    expect([...arrows].map(([name, others]) => [name, ...others])).toEqual([]);
  });

  it('are reported when they break these rules', () => {
    expect(known(namesIn('select from crews c, only_mine o, users where true'))).toEqual(['crews', 'users']);
    expect(known(namesIn('with a as (delete from public."sessions" returning 1) select 1'))).toEqual(['sessions']);
    expect(known(namesIn(`update jobs set title = 'from clients'`))).toEqual(['jobs']);
    expect(known(namesIn('exists (select client_work(c.id)) -- from visits'))).toEqual(['client_work']);
    expect(known(namesIn('Takes work from jobs and puts it into visits.'))).toEqual([]);
    expect(hidesItsTable(textsIn('a.ts', 'q(`select 1 from ${table} t`)')[0]?.text ?? '')).toBe(true);
    expect(entitiesAskedIn('db().findBy(Client, { id })', ['Client', 'Contact'])).toEqual(['Client']);
    expect(entitiesAskedIn(`status: Client['status'], kind: Client.kinds`, ['Client'])).toEqual([]);
  });
});
