import { TARGET_FIELDS, type TargetField } from '../import-mapping/index.js';
import { columnKey, isRepairColumn } from './column-name.js';
import { BESIDE_BILLING, COMMON_COLUMNS, NAME_WORD, NUMBERED_COLUMNS } from './common-columns.js';
import { googleContacts } from './google-contacts.js';
import { jobber } from './jobber.js';
import { outlook } from './outlook.js';
import type { ColumnRule, Preset } from './preset.js';
import { quickbooksOnline } from './quickbooks-online.js';
import { ownExport, template } from './template.js';
import { vcard } from './vcard.js';

/** In the order in which they are tried: the most distinctive header first. */
export const PRESETS: readonly Preset[] = [
  ownExport,
  template,
  jobber,
  googleContacts,
  outlook,
  vcard,
  quickbooksOnline,
];

export const presetById = (id: string | null): Preset | null => PRESETS.find((preset) => preset.id === id) ?? null;

/** The program that wrote a file with these columns, or null. */
export function recognisePreset(columns: readonly string[]): Preset | null {
  const keys = new Set(columns.map(columnKey));
  return PRESETS.find((preset) => preset.recognises(keys)) ?? null;
}

/** Whether a text is a known column name: how a header row is recognized. */
export function isKnownColumn(name: string): boolean {
  return columnKey(name) !== '' && rankOf(name, ALL_RULES) >= 0;
}

/** What a column may become; a lower rank is likelier. */
interface Candidate {
  target: TargetField;
  rank: number;
}

/** The most likely field of each column: by the preset if one is recognized, otherwise by common names. */
export function suggestMapping(columns: readonly string[], preset: Preset | null): Array<TargetField | null> {
  const rules = rulesFor(columns.map(columnKey), preset);
  const winners = new Map<number, Candidate>();
  columns.forEach((name, index) => {
    const rank = isRepairColumn(name) ? -1 : rankOf(name, rules);
    const target = rules[rank]?.[1];
    if (target) winners.set(index, { target, rank });
  });
  separatePlaces(columns, winners, preset?.columns.length ?? 0);
  const best = new Map<TargetField, number>();
  for (const [index, { target, rank }] of winners) {
    const rival = winners.get(best.get(target) ?? -1);
    if (!rival || rank < rival.rank) best.set(target, index);
  }
  const mapping = columns.map((_, index) => {
    const own = winners.get(index);
    if (!own) return null;
    return best.get(own.target) === index || TARGET_FIELDS[own.target].many ? own.target : null;
  });
  return preset ? mapping : withNameParts(columns, mapping);
}

/** Which rule knows the column; -1 if none does. "Zip #" is a ZIP code, as "Customer #" is the number of a customer. */
function rankOf(name: string, rules: readonly ColumnRule[]): number {
  const rank = (key: string) => rules.findIndex((rule) => matches(rule, key));
  const numbered = rank(columnKey(name));
  return numbered < 0 ? rank(columnKey(name.replace(/#\s*$/, ''))) : numbered;
}

/** What columns are called depends on those beside them; those that a program does not have are somebody's own. */
function rulesFor(keys: readonly string[], preset: Preset | null): readonly ColumnRule[] {
  if (preset?.isExact || preset?.kind === 'vcard') return preset.columns;
  const has = (pattern: RegExp) => keys.some((key) => pattern.test(key));
  const numbered = has(/(?:city|town|zip|zipcode|postalcode|postcode)2$/) ? NUMBERED_COLUMNS : [];
  const isPlaceNamed = has(/^(?:service|property|site|job|jobsite|work|location)(?:address|street|city|town|zip)/);
  const isBillingNamed = has(/^(?:billing|mailing|invoice|billto)(?:address|street|city|town|zip)/);
  const common = [...numbered, ...(isBillingNamed && !isPlaceNamed ? BESIDE_BILLING : []), ...ALL_RULES];
  return preset ? [...preset.columns, ...common] : common;
}

const PLACE =
  /^(?:billing|billto|mailing|invoice|home|postal|primary|main|office|business|company|po|service|property|site|jobsite|job|work|location|sa)(?=address|street|line|city|town|state|province|region|zip|post|country)/;

/**
 * No address has the street of one place and the town of another: where two places of a kind have streets, such as
 * "Office street" and "Home street", the columns of the second one are a further address.
 */
function separatePlaces(columns: readonly string[], winners: Map<number, Candidate>, known: number): void {
  for (const group of ['billing', 'property'] as const) {
    const places = new Map<string, number[]>();
    const streets = new Set<string>();
    for (const [index, { target, rank }] of winners) {
      const part = PARTS.find((one) => target === `${group}_${one}`);
      if (!part || rank < known) continue;
      const place = PLACE.exec(columnKey(columns[index] ?? ''))?.[0] ?? '';
      places.set(place, [...(places.get(place) ?? []), index]);
      if (part === 'line1' || part === 'address') streets.add(place);
    }
    const [, ...others] = streets;
    for (const index of others.flatMap((place) => places.get(place) ?? [])) {
      const { target, rank } = winners.get(index) ?? {};
      if (target && rank !== undefined) winners.set(index, { target: furtherTarget(target, group), rank });
    }
  }
}

const PARTS = ['line1', 'line2', 'city', 'region', 'postal_code', 'country', 'address'] as const;

const furtherTarget = (target: TargetField, group: string): TargetField =>
  PARTS.map((part) => `other_${part}` as const).find((other) => other.slice(5) === target.slice(group.length)) ??
  target;

/** "Nom" beside "Prénom" is the family name, "Nombre" beside "Apellidos" the given one. */
function withNameParts(columns: readonly string[], mapping: Array<TargetField | null>): Array<TargetField | null> {
  const isName = columns.map((name) => NAME_WORD.test(columnKey(name)));
  const has = (part: TargetField) => mapping.some((target, index) => target === part && !isName[index]);
  const [given, family] = [has('first_name'), has('last_name')];
  if (given === family) return mapping;
  const at = isName.indexOf(true);
  return mapping.map((target, index) => (index === at ? (given ? 'last_name' : 'first_name') : target));
}

/** An edited list may still have columns of a known program; common names go first. */
const ALL_RULES: readonly ColumnRule[] = [...COMMON_COLUMNS, ...PRESETS.flatMap(({ columns }) => columns)];

function matches([key]: ColumnRule, name: string): boolean {
  return typeof key === 'string' ? key === name : key.test(name);
}
