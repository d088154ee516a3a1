/** Parts of a postal address, as clients and the company keep them. */
interface AddressParts {
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  region?: string | null;
  postalCode?: string | null;
  country?: string | null;
}

/** Countries that write the postal code before the town; the others write it after the region. */
const CODE_FIRST = new Set(
  'AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IT LT LU LV NL NO PL PT RO RS SE SI SK TR UA'.split(' '),
);

/** An address as it stands on an envelope. */
export function addressLines({ line1, line2, city, region, postalCode, country }: AddressParts): string[] {
  const codeFirst = CODE_FIRST.has(country ?? '');
  const town = codeFirst ? joined([postalCode, city], ' ') : joined([city, joined([region, postalCode], ' ')], ', ');
  return [line1, line2, town].filter((line): line is string => Boolean(line));
}

const joined = (parts: (string | null | undefined)[], separator: string): string =>
  parts.filter(Boolean).join(separator);
