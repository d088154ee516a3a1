import { formatAddress } from 'localized-address-format';

/** Parts of a postal address, as clients and the company keep them. */
interface AddressParts {
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  region?: string | null;
  postalCode?: string | null;
  country?: string | null;
}

/** An address as it stands on an envelope, in the order of its country; the United States' where none is given. */
export function addressLines({ line1, line2, city, region, postalCode, country }: AddressParts): string[] {
  const lines = formatAddress({
    postalCountry: country ?? 'US',
    addressLines: [line1, line2].filter(isGiven),
    ...(isGiven(city) && { locality: city }),
    ...(isGiven(region) && { administrativeArea: region }),
    ...(isGiven(postalCode) && { postalCode }),
  });
  // Parts that were entered although the country's addresses have none.
  const left = [city, region, postalCode].filter(isGiven).filter((part) => !lines.some((line) => line.includes(part)));
  return left.length > 0 ? [...lines, left.join(' ')] : lines;
}

const isGiven = (part: string | null | undefined): part is string => Boolean(part);
