import type { CreatePropertyDto, PropertyDto, UpdatePropertyDto } from '../../api/generated/requests/types.gen';
import type { AddressValues } from '../../form/fields/address-fields';
import { addressValues, nulledParts } from '../../form/fields/address-values';
import { changesOf, orEmpty, orNull } from '../../lib/patch';

export interface PropertyValues extends Record<string, unknown> {
  name: string;
  address: AddressValues;
  accessNotes: string;
  hazards: string[];
  parking: string;
  /** ISO weekdays as text: what chips work with. */
  preferredDays: string[];
  noServiceDays: string[];
  /** Typed anew or left empty: a stored code is never read back into a form. */
  gateCode: string;
  alarmCode: string;
  lockboxCode: string;
}

export const HAZARDS = ['dog', 'slope', 'septic', 'pool', 'invisible fence', 'bees', 'low wires', 'irrigation heads'];

export const newPropertyValues = (): PropertyValues => ({
  name: '',
  address: addressValues(null),
  accessNotes: '',
  hazards: [],
  parking: '',
  preferredDays: [],
  noServiceDays: [],
  gateCode: '',
  alarmCode: '',
  lockboxCode: '',
});

export const propertyValues = (property: PropertyDto): PropertyValues => ({
  ...newPropertyValues(),
  name: orEmpty(property.name),
  address: addressValues(property.address),
  accessNotes: orEmpty(property.accessNotes),
  hazards: property.hazards,
  parking: orEmpty(property.parking),
  preferredDays: property.preferredDays.map(String),
  noServiceDays: property.noServiceDays.map(String),
});

export const toPropertyBody = (values: PropertyValues): CreatePropertyDto => ({ ...plain(values), ...codes(values) });

export const toPropertyPatch = (before: PropertyValues, after: PropertyValues): UpdatePropertyDto => ({
  ...changesOf(plain(before), plain(after)),
  ...codes(after),
});

function plain({ name, address, accessNotes, hazards, parking, preferredDays, noServiceDays }: PropertyValues) {
  return {
    name: orNull(name),
    address: nulledParts(address),
    accessNotes: orNull(accessNotes),
    hazards,
    parking: orNull(parking),
    preferredDays: preferredDays.map(Number).sort(),
    noServiceDays: noServiceDays.map(Number).sort(),
  };
}

/** Left empty, a code stays as it is; to remove one, the API takes null, which the property's menu sends. */
function codes({ gateCode, alarmCode, lockboxCode }: PropertyValues) {
  return {
    ...(gateCode.trim() && { gateCode: gateCode.trim() }),
    ...(alarmCode.trim() && { alarmCode: alarmCode.trim() }),
    ...(lockboxCode.trim() && { lockboxCode: lockboxCode.trim() }),
  };
}
