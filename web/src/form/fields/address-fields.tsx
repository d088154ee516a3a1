import { SimpleGrid, Stack } from '@mantine/core';
import type { BoundForm } from './bound';
import { TextField } from './text-field';

export interface AddressValues {
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
}

interface AddressFieldsProps {
  form: BoundForm;
  /** The path of the address: `properties.0.address`. */
  path: string;
  /** ISO 3166 country of the company: it decides the labels. */
  country: string;
}

const WORDS: Readonly<Record<string, readonly [region: string, postalCode: string]>> = {
  US: ['State', 'ZIP code'],
  CA: ['Province', 'Postal code'],
  AU: ['State', 'Postcode'],
  GB: ['County', 'Postcode'],
};

export function AddressFields({ form, path, country }: AddressFieldsProps) {
  const [region, postalCode] = WORDS[country] ?? ['Region', 'Postal code'];
  // Browsers would suggest the user’s own address; this is someone else’s.
  const field = { form, autoComplete: 'off' };
  return (
    <Stack gap="sm">
      <TextField {...field} path={`${path}.line1`} label="Street address" />
      <TextField {...field} path={`${path}.line2`} label="Apt, suite, or unit" />
      <TextField {...field} path={`${path}.city`} label="City" />
      <SimpleGrid cols={2} spacing="sm">
        <TextField {...field} path={`${path}.region`} label={region} />
        <TextField {...field} path={`${path}.postalCode`} label={postalCode} />
      </SimpleGrid>
    </Stack>
  );
}
