import fc, { type GeneratorValue } from 'fast-check';
import { contract } from '../contract-document.js';
import { pathIds, type Place } from '../isolation/requests.js';
import type { Samples } from '../isolation/samples.js';

/** How many records of a kind are remembered: few, so that a walk meets the same one again in its next state. */
const KEPT = 12;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `visits` → `visitId`: what the addresses of the contract call a member of each collection. */
const MEMBER_OF = new Map(
  Object.keys(contract.paths).flatMap((path) =>
    [...path.matchAll(/\/([\w-]+)\/\{(\w+)\}/g)].map(([, collection = '', name = '']): [string, string] => [
      collection,
      name,
    ]),
  ),
);
/** `crewMemberId` → `['crewId']`: what an address wants to know before it. */
const ABOVE = new Map(
  Object.keys(contract.paths).flatMap((path) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    return names.map((name, index): [string, string[]] => [name, names.slice(0, index)]);
  }),
);

/** The records that a walk made or met: each with the ids that stand around it, so that addresses fit together. */
export class Records {
  private readonly kinds = new Map<string, Samples[]>();

  constructor(private readonly samples: Samples) {}

  /** Remembers what an answer shows. */
  learn({ path }: Place, params: Samples, body: unknown): void {
    const segments = path.split('/');
    const last = segments.at(-1) ?? '';
    const collection = last.startsWith('{') ? (segments.at(-2) ?? '') : last;
    const found = isRecord(body) && Array.isArray(body['items']) ? body['items'] : [body];
    const above = last.startsWith('{') ? Object.fromEntries(Object.entries(params).slice(0, -1)) : params;
    for (const one of found) this.keep(collection, one, above);
  }

  /** Ids for an address that belong together. */
  forPath(g: GeneratorValue, place: Place): Samples {
    const names = pathIds(place);
    const around = this.one(g, names.at(-1) ?? '');
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
  forField(g: GeneratorValue, field: string, { path }: Place): string {
    const collection = path.split('/').find((segment) => MEMBER_OF.has(segment)) ?? '';
    const name = field === 'ids' ? (MEMBER_OF.get(collection) ?? '') : kindOf(field, this.kinds);
    return this.one(g, name)[name] ?? this.samples[field] ?? g(fc.uuid);
  }

  /** What no schema can tell: the password of somebody who is there. */
  known({ operation }: Place, field: string): string | undefined {
    return this.samples[`${operation.operationId}.${field}`];
  }

  private one(g: GeneratorValue, name: string): Samples {
    const known = this.kinds.get(name) ?? [];
    if (known.length === 0) return this.samples;
    return known[g(fc.nat, { max: KEPT - 1 }) % known.length] ?? this.samples;
  }

  private keep(collection: string, value: unknown, above: Samples): void {
    if (!isRecord(value)) return;
    const name = MEMBER_OF.get(collection);
    const own = name && (value['id'] ?? value[name]);
    const ids = Object.entries(value).filter(([key, id]) => key.endsWith('Id') && typeof id === 'string');
    const around: Samples = { ...above, ...(Object.fromEntries(ids) as Samples) };
    if (name && typeof own === 'string') around[name] = own;
    const complete = name && typeof own === 'string' && (ABOVE.get(name) ?? []).every((one) => one in around);
    if (complete) this.remember(name, own, around);
    for (const [key, parts] of Object.entries(value)) {
      if (Array.isArray(parts)) for (const part of parts) this.keep(key, part, around);
    }
  }

  private remember(name: string, id: string, around: Samples): void {
    const others = (this.kinds.get(name) ?? []).filter((known) => known[name] !== id);
    this.kinds.set(name, [...others, around].slice(-KEPT));
  }
}

const overlap = (around: Samples, fields: string[]) => fields.filter((field) => field in around).length;

function kindOf(field: string, kinds: Map<string, unknown>): string {
  const whole = [...kinds.keys()].find((name) => field === name);
  const ending = (name: string) => field.endsWith(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  return whole ?? [...kinds.keys()].find(ending) ?? field;
}
