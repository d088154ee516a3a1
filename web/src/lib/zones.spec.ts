import { fitting, meant } from './finding';
import { isZone, zoneHere, zoneName, zonesFrom } from './zones';

const zones = zonesFrom('America/Denver');

it.each([
  ['America/New_York', 'Eastern Time (New York)'],
  ['America/Indianapolis', 'Eastern Time (Indianapolis, Indiana)'],
  ['America/Kentucky/Louisville', 'Eastern Time (Louisville, Kentucky)'],
  ['US/Pacific', 'Pacific Time (Pacific)'],
  ['Asia/Calcutta', 'India Standard Time (Kolkata)'],
  ['Mars/Olympus', 'Mars/Olympus'],
])('%s reads %s', (zone, name) => expect(zoneName(zone)).toBe(name));

it('starts with the zone of the device, then the most common ones; each once', () => {
  expect(zones.slice(0, 3).map(({ value }) => value)).toEqual([
    'America/Denver',
    'America/New_York',
    'America/Chicago',
  ]);
  expect(new Set(zones.map(({ label }) => label)).size).toBe(zones.length);
  expect(zonesFrom(null)[0]?.value).toBe('America/New_York');
  expect(zonesFrom('America/Indianapolis').filter(({ label }) => label.includes('Indianapolis'))).toHaveLength(1);
});

it.each([
  ['eastern', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['New_York', 'America/New_York'],
  ['EST', 'America/New_York'],
  ['cdt', 'America/Chicago'],
  ['phoenix', 'America/Phoenix'],
  ['hawaii', 'Pacific/Honolulu'],
  ['indianapolis', 'America/Indiana/Indianapolis'],
  ['sao paulo', 'America/Sao_Paulo'],
  ['kolkata', 'Asia/Kolkata'],
  ['utc', 'UTC'],
])('“%s” finds %s first', (typed, zone) => expect(fitting(zones, typed)[0]?.value).toBe(zone));

it.each([
  ['new york', 'America/New_York'],
  ['Chicago', 'America/Chicago'],
  ['phoenix', 'America/Phoenix'],
  ['Eastern Time (Detroit)', 'America/Detroit'],
  ['america/boise', 'America/Boise'],
  ['eastern', undefined],
  ['EST', undefined],
  ['springfield', undefined],
  ['', undefined],
])('“%s” means %s', (typed, zone) => expect(meant(zones, typed)?.value).toBe(zone));

it('distinguishes the name of a zone from other text', () => {
  expect(['Asia/Kolkata', 'US/Eastern', 'EST', '+05:00', 'new york', 'Etc/Unknown'].filter(isZone)).toEqual([
    'Asia/Kolkata',
    'US/Eastern',
  ]);
  expect(zoneHere()).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
});
