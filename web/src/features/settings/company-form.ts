import type { TenantDto, UpdateTenantDto } from '../../api/generated/requests/types.gen';
import type { AddressValues } from '../../form/fields/address-fields';
import { changesOf, orEmpty, orNull } from '../../lib/patch';

export interface CompanyValues extends Record<string, unknown> {
  name: string;
  phone: string;
  email: string;
  address: AddressValues;
  timezone: string;
  currency: string;
  locale: string;
  unitSystem: 'us' | 'metric';
  /** ISO weekday as text, because `Select` needs text. */
  weekStart: string;
}

export const companyValues = ({ address, phone, email, weekStart, ...rest }: TenantDto): CompanyValues => ({
  name: rest.name,
  phone: orEmpty(phone),
  email: orEmpty(email),
  address: {
    line1: orEmpty(address?.line1),
    line2: orEmpty(address?.line2),
    city: orEmpty(address?.city),
    region: orEmpty(address?.region),
    postalCode: orEmpty(address?.postalCode),
  },
  timezone: rest.timezone,
  currency: rest.currency,
  locale: rest.locale,
  unitSystem: rest.unitSystem,
  weekStart: String(weekStart),
});

export const toCompanyPatch = (before: CompanyValues, after: CompanyValues): UpdateTenantDto =>
  changesOf(fields(before), fields(after));

const fields = ({ phone, email, weekStart, ...rest }: CompanyValues) => ({
  name: rest.name.trim(),
  phone: orNull(phone),
  email: orNull(email),
  address: rest.address,
  timezone: rest.timezone,
  currency: rest.currency,
  locale: rest.locale,
  unitSystem: rest.unitSystem,
  weekStart: Number(weekStart),
});
