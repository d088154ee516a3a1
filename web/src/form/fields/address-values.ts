import { orEmpty, orNull } from '../../lib/patch';
import type { AddressValues } from './address-fields';

export const addressValues = (address: Partial<Record<keyof AddressValues, string | null>> | null): AddressValues => ({
  line1: orEmpty(address?.line1),
  line2: orEmpty(address?.line2),
  city: orEmpty(address?.city),
  region: orEmpty(address?.region),
  postalCode: orEmpty(address?.postalCode),
});

/** The parts that are filled in; null if none is. */
export function filledParts(address: AddressValues | undefined): Partial<AddressValues> | null {
  const filled = Object.entries(address ?? {}).filter(([, value]) => String(value).trim() !== '');
  return filled.length > 0 ? Object.fromEntries(filled) : null;
}

/** For a merge patch: an emptied part is removed, not kept. */
export const nulledParts = ({ line1, line2, city, region, postalCode }: AddressValues) => ({
  line1: orNull(line1),
  line2: orNull(line2),
  city: orNull(city),
  region: orNull(region),
  postalCode: orNull(postalCode),
});
