import { plainSpaces } from '../../kernel/formats/index.js';
import type { WorkOrder, WorkOrderMeasurement } from './work-order.js';

type UnitSystem = WorkOrder['unitSystem'];

const LETTER_REGIONS = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'GT', 'CR', 'PA', 'SV', 'DO', 'VE']);

/** The paper size of the locale's country. */
export function paperOf(locale: string): 'LETTER' | 'A4' {
  const { region } = new Intl.Locale(locale).maximize();
  return region && LETTER_REGIONS.has(region) ? 'LETTER' : 'A4';
}

export function formatInstant(instant: Date, timeZone: string, locale: string): string {
  return plainSpaces(instant.toLocaleString(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }));
}

// Exact by definition: an international foot is 0.3048 m.
const METRES_PER_FOOT = 0.3048;
const SQUARE_METRES_PER_SQUARE_FOOT = METRES_PER_FOOT ** 2;

/** In the tenant's units, for example `4,200 sq ft`. */
export function formatMeasurement(
  { quantity, unit }: WorkOrderMeasurement,
  system: UnitSystem,
  locale: string,
): string {
  const [shown, symbol] = converted(quantity, unit, system);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: shown < 100 ? 1 : 0 }).format(shown);
  return plainSpaces(`${number} ${symbol}`.trim());
}

function converted(quantity: number, unit: WorkOrderMeasurement['unit'], system: UnitSystem): [number, string] {
  const us = system === 'us';
  switch (unit) {
    case 'sqft':
      return us ? [quantity, 'sq ft'] : [quantity * SQUARE_METRES_PER_SQUARE_FOOT, 'm²'];
    case 'sqm':
      return us ? [quantity / SQUARE_METRES_PER_SQUARE_FOOT, 'sq ft'] : [quantity, 'm²'];
    case 'lnft':
      return us ? [quantity, 'ft'] : [quantity * METRES_PER_FOOT, 'm'];
    case 'm':
      return us ? [quantity / METRES_PER_FOOT, 'ft'] : [quantity, 'm'];
    case 'each':
      return [quantity, ''];
  }
}

/** Up to two letters for a name: `Greenfield Lawn Care` becomes `GC`, `李园艺` becomes `李`. */
export function monogramOf(name: string): string {
  const words = name.split(/[\s\-–&,.]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
