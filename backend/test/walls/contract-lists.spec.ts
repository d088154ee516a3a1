import {
  answerOf,
  breaking,
  type Operation,
  operations,
  parametersOf,
  type Route,
  type Schema,
} from './contract-document.js';

/** Lists that are always answered whole, each with the reason why it stays short. */
const WHOLE_LISTS: Record<string, string> = {
  listRoles: 'A company has a handful of roles.',
  listPermissions: 'As many as the product declares.',
  listImportFields: 'The fields of a client are known.',
  listImportPresets: 'One for each program whose files we know.',
  listAvatars: 'People of a company who have a photo: ids alone, a thousand at most.',
  listSessions: 'The devices of one person: the hundred that were used last.',
  listPasskeys: 'Those of one person: twenty at most.',
  listTrustedDevices: 'The devices that one person trusts: the hundred that were used last.',
  listDemoAccounts: 'Seven, written in the code.',
  listWebhookEventTypes: 'As many as the product declares.',
  listClientTags: 'For a drop-down: two hundred at most, in alphabetical order.',
};

/** Lists without `updatedSince`, each with the reason. */
const NOT_FOLLOWED: Record<string, string> = {
  listAuditEntries: 'Entries never change, and `since` reads from an instant.',
  listEvents: 'Events never change, and `after` follows them without gaps.',
  listImportProblems: 'A run writes them all anew.',
};

/** Lists in one order only, each with the reason. */
const ONE_ORDER: Record<string, string> = {
  listAuditEntries: 'Newest first; `until` goes on from an instant.',
  listEvents: 'Numbered; `order` says from which end.',
  listImportProblems: 'In the order of the lines of the file.',
  listMembers:
    'A company has tens of people. Their names stand outside of the company, so no index of it can hold them.',
};

/** Lists that do not count, each with the reason. */
const UNCOUNTED: Record<string, string> = {
  listAuditEntries: 'Grows with every change: counting would read all of it.',
  listEvents: 'The numbers of events have no gap.',
};

const isList = ({ operation }: Route) => /^list[A-Z]/.test(operation.operationId);
const isWhole = ({ operation }: Route) => operation.operationId in WHOLE_LISTS;
const takes = ({ operation }: Route, ...names: string[]) =>
  names.every((name) => parametersOf(operation, 'query').includes(name));
const paged = operations.filter((place) => isList(place) && !isWhole(place));

/** What a page may say beside its rows, and why. */
const BESIDE: Record<string, string> = {
  lastSeq: 'How far the change feed is complete: the next `after`.',
  count: 'How many rows there are, where it was asked for.',
};
const pageMembers = (names: string[]) =>
  names
    .filter((name) => !(name in BESIDE))
    .sort()
    .join();
const isPage = (schema: Schema) =>
  pageMembers(Object.keys(schema.properties ?? {})) === 'items,nextCursor' &&
  pageMembers(schema.required ?? []) === 'items,nextCursor' &&
  (schema.properties?.['items']?.maxItems ?? Infinity) <= 200;
const readsJson = ({ method, operation }: Route) =>
  method === 'get' && 'application/json' in (operation.responses['200']?.content ?? {});

describe('every list of the contract', () => {
  it('has the one page shape { items, nextCursor }: type: pageOf(Dto)', () => {
    expect(paged.length).toBeGreaterThan(5);
    expect(breaking((place) => isList(place) && !isPage(answerOf(place.operation)))).toEqual([]);
    const hasItems = ({ operation }: Route) => answerOf(operation).properties?.['items'] !== undefined;
    expect(
      breaking((place) => place.method === 'get' && hasItems(place) && !isPage(answerOf(place.operation))),
    ).toEqual([]);
  });

  it('takes limit and cursor: its query extends PageQuery', () => {
    expect(breaking((place) => isList(place) && takes(place, 'limit', 'cursor') === isWhole(place))).toEqual([]);
  });

  it.each([
    ['updatedSince: its query extends UpdatedPageQuery', 'updatedSince', NOT_FOLLOWED],
    ['sort: @SortBy of a Sorting in its query', 'sort', ONE_ORDER],
    ['count: its query extends PageQuery', 'count', UNCOUNTED],
  ])('accepts %s', (_, name, exceptions) => {
    const wrong = paged.filter((place) => takes(place, name) === place.operation.operationId in exceptions);
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('can be followed in the order of changes', () => {
    const cannot = (place: Route) => takes(place, 'sort') && !sortsOf(place.operation).includes('updated');
    expect(breaking(cannot)).toEqual([]);
    expect(breaking((place) => sortsOf(place.operation).some((word) => !/^-?[a-z]+$/.test(word)))).toEqual([]);
  });

  it('has exceptions only for lists that exist', () => {
    const ids = new Set(operations.map(({ operation }) => operation.operationId));
    const named = [WHOLE_LISTS, NOT_FOLLOWED, ONE_ORDER, UNCOUNTED].flatMap((list) => Object.keys(list));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('everything that is read as JSON', () => {
  it('can be limited to some fields, and answers 304 if it has not changed', () => {
    const lacks = ({ operation }: Route) =>
      !parametersOf(operation, 'query').includes('fields') ||
      !parametersOf(operation, 'header').includes('If-None-Match') ||
      !operation.responses['304'] ||
      !('ETag' in (operation.responses['200']?.headers ?? {}));
    expect(operations.filter(readsJson).length).toBeGreaterThan(20);
    expect(breaking((place) => readsJson(place) && lacks(place))).toEqual([]);
  });

  it('expands only by documented names', () => {
    const open = ({ operation }: Route) =>
      (operation.parameters ?? []).some(({ name, schema }) => name === 'include' && !schema.items?.enum?.length);
    expect(breaking(open)).toEqual([]);
  });
});

function sortsOf({ parameters = [] }: Operation): string[] {
  return (parameters.find(({ name }) => name === 'sort')?.schema.enum ?? []) as string[];
}
