import type { IntakeProperty } from '../../modules/client-intake/index.js';
import { dice } from './dice.js';
import { STREET_KINDS, STREETS, type Town, TOWNS } from './places.js';
import { ACCESS_NOTES, HAZARDS, PARKING } from './remarks.js';

export const aTown = (): Town => dice.weighted(TOWNS);

export function anAddress(town: Town = aTown(), line1 = aStreetAddress()) {
  return { line1, city: town.city, region: 'NJ', postalCode: town.postalCode, country: 'US' };
}

export const aStreetAddress = (): string => `${dice.int(2, 389)} ${dice.pick(STREETS)} ${dice.pick(STREET_KINDS)}`;

/** A property, with what a crew must know about it where there is anything to know. */
export function aProperty(more: Partial<IntakeProperty> = {}, town: Town = aTown()): IntakeProperty {
  return {
    address: anAddress(town),
    geo: { lat: near(town.lat), lng: near(town.lng), source: 'geocoded', accuracyM: dice.pick([8, 12, 20, 35]) },
    accessNotes: dice.chance(0.34) ? dice.pick(ACCESS_NOTES) : null,
    hazards: dice.chance(0.42) ? someHazards() : [],
    parking: dice.chance(0.18) ? dice.pick(PARKING) : null,
    preferredDays: dice.chance(0.2) ? dice.some([1, 2, 3, 4, 5], dice.int(1, 2)).sort() : [],
    noServiceDays: dice.chance(0.5) ? dice.pick([[7], [7], [6, 7], [7, 5], [1]]) : [],
    gateCode: dice.chance(0.14) ? `${dice.int(1000, 9999)}${dice.pick(['', '#', '*'])}` : null,
    alarmCode: dice.chance(0.02) ? String(dice.int(100000, 999999)) : null,
    lockboxCode: dice.chance(0.03) ? String(dice.int(1000, 9999)) : null,
    ...more,
  };
}

function someHazards(): string[] {
  return [...new Set(Array.from({ length: dice.int(1, 3) }, () => dice.weighted(HAZARDS)))];
}

/** Within a mile or so; seven digits are a map's precision. */
const near = (degrees: number): number => Number((degrees + dice.int(-180, 180) / 10_000).toFixed(7));
