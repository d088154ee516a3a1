import fc, { type GeneratorValue } from 'fast-check';
import { contract } from '../contract-document.js';
import { pathIds, type Route } from '../isolation/requests.js';
import type { Samples } from '../isolation/samples.js';

/** How many records of a kind and state are remembered: few, so that a walk meets the same one again in its next state. */
const KEPT = 6;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `visits` → `visitId`: what the addresses of the contract call a member of each collection; a crew has other members. */
const MEMBERS_OF = Map.groupBy(
  Object.keys(contract.paths).flatMap((path) =>
    [...path.matchAll(/\/([\w-]+)\/\{(\w+)\}/g)].map(([, collection = '', name = '']) => ({ collection, name })),
  ),
  ({ collection }) => collection,
);
/** `crewMemberId` → `['crewId']`: what an address wants to know before it. */
const ABOVE = new Map(
  Object.keys(contract.paths).flatMap((path) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    return names.map((name, index): [string, string[]] => [name, names.slice(0, index)]);
  }),
);

/** The name of a member of a collection where these ids stand around it. */
const memberOf = (collection: string, around: Samples): string | undefined => {
  const above = (name: string) => ABOVE.get(name) ?? [];
  const names = (MEMBERS_OF.get(collection) ?? []).map(({ name }) => name);
  const fitting = names.filter((name) => above(name).every((one) => one in around));
  return fitting.sort((a, b) => above(b).length - above(a).length)[0];
};

/** What a walk knows of one record. */
interface Known {
  /** Its own id, and those that stand around it. */
  ids: Samples;
  /** Where it stands in its life. */
  state: string;
  /** What it lets be done to it, as it says itself. */
  actions: unknown[];
}

/** The records that a walk made or met: each with the ids that stand around it, so that addresses fit together. */
export class Records {
  private readonly kinds = new Map<string, Known[]>();
  /** States from which an operation goes nowhere, and records that are refused for what is around them. */
  private readonly closed = new Map<Route, Set<string>>();

  constructor(
    private readonly samples: Samples,
    /** What no schema can tell, by `operationId.field`: the password of somebody who is there. */
    private readonly values: Record<string, unknown>,
  ) {}

  /** Remembers what an answer shows. */
  learn({ path }: Route, params: Samples, status: number, body: unknown): void {
    const segments = path.split('/');
    const last = segments.at(-1) ?? '';
    const isList = MEMBERS_OF.has(last);
    const own = isList ? last : (segments.findLast((segment) => MEMBERS_OF.has(segment)) ?? '');
    const found = isRecord(body) && Array.isArray(body['items']) ? body['items'] : [body];
    const above = isList ? params : Object.fromEntries(Object.entries(params).slice(0, -1));
    for (const one of found) this.keep(status === 202 ? 'operations' : own, one, above);
  }

  /** Remembers that an operation goes nowhere from the state that a record is in, or with this very record. */
  refused(place: Route, params: Samples, problem: unknown): void {
    if (!isRecord(problem) || problem['status'] !== 409) return;
    const name = pathIds(place).at(-1) ?? '';
    const record = this.kinds.get(name)?.find(({ ids }) => ids[name] === params[name]);
    const isState = problem['code'] === 'invalid_transition';
    const state = JSON.stringify(problem['from']);
    if (isState && record)
      Object.assign(record, { state, actions: record.actions.filter((action) => action !== actionOf(place)) });
    this.closed.set(place, (this.closed.get(place) ?? new Set()).add(isState ? state : (params[name] ?? '')));
  }

  /** Whether a record says that this may be done to it. */
  allow(place: Route): boolean {
    return this.allowing(place).length > 0;
  }

  /** Ids for an address that belong together. */
  forPath(g: GeneratorValue, place: Route): Samples {
    const names = pathIds(place);
    const allowing = this.allowing(place);
    const around =
      allowing.length > 0 && g(fc.nat, { max: 3 }) > 0
        ? pick(g, allowing).ids
        : this.one(g, names.at(-1) ?? '', this.closed.get(place));
    return Object.fromEntries(names.map((name) => [name, around[name] ?? this.samples[name] ?? g(fc.uuid)]));
  }

  /** Ids for the fields of one object that belong together: a property with its own client. */
  forFields(g: GeneratorValue, fields: string[]): Samples {
    const around = fields
      .filter((field) => this.kinds.has(field))
      .map((field) => this.one(g, field))
      .sort((a, b) => overlap(a, fields) - overlap(b, fields));
    return Object.assign({}, ...around) as Samples;
  }

  /** An id for one field: `parentClientId` is some client, `ids` are of the collection that the address names. */
  forField(g: GeneratorValue, field: string, { path }: Route): string {
    const collection = path.split('/').find((segment) => MEMBERS_OF.has(segment)) ?? '';
    const name = field === 'ids' ? (memberOf(collection, {}) ?? '') : kindOf(field, this.kinds);
    return this.one(g, name)[name] ?? this.samples[field] ?? g(fc.uuid);
  }

  valueOf({ operation }: Route, field: string): unknown {
    return this.values[`${operation.operationId}.${field}`];
  }

  private one(g: GeneratorValue, name: string, closed = new Set<string>()): Samples {
    const known = this.kinds.get(name) ?? [];
    const open = known.filter(({ state, ids }) => !closed.has(state) && !closed.has(ids[name] ?? ''));
    const from = open.length > 0 ? open : known;
    return from.length > 0 ? pick(g, from).ids : this.samples;
  }

  private allowing(place: Route): Known[] {
    const refused = this.closed.get(place);
    const name = pathIds(place).at(-1) ?? '';
    const known = this.kinds.get(name) ?? [];
    return known.filter(({ ids, actions }) => actions.includes(actionOf(place)) && !refused?.has(ids[name] ?? ''));
  }

  private keep(collection: string, value: unknown, above: Samples): void {
    if (!isRecord(value)) return;
    const near = Object.entries(value).filter(([key, id]) => key.endsWith('Id') && typeof id === 'string');
    const ids: Samples = { ...above, ...(Object.fromEntries(near) as Samples) };
    const name = memberOf(collection, ids);
    const own = name && (value['id'] ?? value[name]);
    if (name && typeof own === 'string') ids[name] = own;
    const complete = name && typeof own === 'string' && (ABOVE.get(name) ?? []).every((one) => one in ids);
    if (complete) this.remember(name, { ids, state: stateOf(value), actions: actionsOf(value) });
    for (const [key, parts] of Object.entries(value)) {
      if (Array.isArray(parts)) for (const part of parts) this.keep(key, part, ids);
    }
  }

  /** The newest of each state, so that what is new does not push out what has come far. */
  private remember(name: string, record: Known): void {
    const others = (this.kinds.get(name) ?? []).filter(({ ids }) => ids[name] !== record.ids[name]);
    const alike = others.filter(({ state }) => state === record.state);
    const rest = others.filter(({ state }) => state !== record.state);
    this.kinds.set(name, [...rest, ...[...alike, record].slice(-KEPT)]);
  }
}

const stateOf = ({ status, state }: Record<string, unknown>) => JSON.stringify(status ?? state ?? '');

/** `complete` in `/visits/{visitId}/complete`: as `allowedActions` call it. */
const actionOf = ({ path }: Route) => path.split('/').at(-1) ?? '';

const actionsOf = ({ allowedActions }: Record<string, unknown>): unknown[] =>
  Array.isArray(allowedActions) ? allowedActions : [];

const pick = (g: GeneratorValue, from: Known[]): Known => from[g(fc.nat, { max: from.length - 1 })] as Known;

const overlap = (around: Samples, fields: string[]) => fields.filter((field) => field in around).length;

function kindOf(field: string, kinds: Map<string, unknown>): string {
  const whole = [...kinds.keys()].find((name) => field === name);
  const ending = (name: string) => field.endsWith(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  return whole ?? [...kinds.keys()].find(ending) ?? field;
}
