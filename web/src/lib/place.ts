import { sentenceCase } from './sentence-case';

/** Opens the phone's own navigation where there is one, and a map elsewhere. */
export const mapHref = (address: string): string =>
  `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}`;

type Address = Partial<Record<'line1' | 'line2' | 'city' | 'region' | 'postalCode', string | null | undefined>>;

/** `48 Mill Road, Apt 2, Ithaca, NY 14850`. */
export function inOneLine({ line1, line2, city, region, postalCode }: Address): string {
  const place = [region, postalCode].filter(Boolean).join(' ');
  return [line1, line2, city, place].filter(Boolean).join(', ');
}

/** `irrigation_heads` reads `irrigation heads`. */
export const hazardInWords = (hazard: string): string => hazard.replaceAll('_', ' ');

/** In one line, which begins like a sentence: `Dog, irrigation heads`. */
export function hazardsOf({ hazards }: { hazards: readonly string[] }): string {
  return sentenceCase(hazards.map(hazardInWords).join(', '));
}
