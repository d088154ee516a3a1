import type { Findable } from './finding';

/** Zones of most of our companies, by population. */
const AT_HOME = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
];

/** Browsers list some places under their former names. */
const NOW_CALLED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** American abbreviations, with and without daylight saving time. */
const SHORT: Readonly<Record<string, string>> = {
  Eastern: 'EST EDT ET',
  Central: 'CST CDT CT',
  Mountain: 'MST MDT MT',
  Pacific: 'PST PDT PT',
  Alaska: 'AKST AKDT',
  Atlantic: 'AST ADT',
  'Hawaii-Aleutian': 'HST',
};

/** A zone as people call it: `Eastern Time (New York)`. Anything but a zone is unchanged. */
export function zoneName(zone: string): string {
  const called = genericName(zone);
  const [, ...place] = (NOW_CALLED[zone] ?? zone).replaceAll('_', ' ').split('/');
  return called === null || place.length === 0 ? zone : `${called} (${place.reverse().join(', ')})`;
}

/** Every zone: the device’s first, then those of most companies. */
export function zonesFrom(here: string | null): Findable[] {
  const first = new Set([...(here === null ? [] : [here]), ...AT_HOME]);
  const all = new Set([...Intl.supportedValuesOf('timeZone').map((zone) => NOW_CALLED[zone] ?? zone), 'UTC']);
  const rest = [...all].filter((zone) => !first.has(zone) && zone !== NOW_CALLED[here ?? '']);
  return [
    ...[...first].map(optionOf),
    ...rest.map(optionOf).sort((one, other) => one.label.localeCompare(other.label)),
  ];
}

/** The device’s zone; null if unknown. */
export function zoneHere(): string | null {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return genericName(timeZone) === null ? null : timeZone;
}

/** Whether this is the name of a place, which a clock can be set by. */
export const isZone = (text: string): boolean => text.includes('/') && genericName(text) !== null;

function optionOf(zone: string): Findable {
  const label = zoneName(zone);
  return { value: zone, label, alias: SHORT[/^(.*?) (?:Standard )?Time/.exec(label)?.[1] ?? ''] ?? '' };
}

function genericName(timeZone: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? null;
  } catch {
    return null;
  }
}
