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
  const key = columnKey(name);
  if (key === '') return false;
  return ALL_RULES.some((rule) => matches(rule, key));
}

/** The most likely field of each column: by the preset if one is recognized, otherwise by common names. */
export function suggestMapping(columns: readonly string[], preset: Preset | null): Array<TargetField | null> {
  const rules = preset?.columns ?? rulesFor(columns.map(columnKey));
  const winners = new Map<number, { target: TargetField; rank: number }>();
  columns.forEach((name, index) => {
    const key = columnKey(name);
    const rank = isRepairColumn(name) ? -1 : rules.findIndex((rule) => matches(rule, key));
    const target = rules[rank]?.[1];
    if (target) winners.set(index, { target, rank });
  });
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

/** What columns are called depends on those beside them. */
function rulesFor(keys: readonly string[]): readonly ColumnRule[] {
  const has = (pattern: RegExp) => keys.some((key) => pattern.test(key));
  const numbered = has(/(?:city|town|zip|zipcode|postalcode|postcode)2$/) ? NUMBERED_COLUMNS : [];
  const isPlaceNamed = has(/^(?:service|property|site|job|jobsite|work|location)(?:address|street|city|town|zip)/);
  const isBillingNamed = has(/^(?:billing|mailing|invoice|billto)(?:address|street|city|town|zip)/);
  return [...numbered, ...(isBillingNamed && !isPlaceNamed ? BESIDE_BILLING : []), ...ALL_RULES];
}

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
