/** An entry of a calendar file, in the local time of the property, as an invitation shows it. */
export interface CalendarEntry {
  title: string;
  place: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` to `HH:MM`; null for the whole day. */
  hours: readonly [start: string, end: string] | null;
  /** Removes an entry from the calendar. */
  isCanceled: boolean;
}

/** Reads the calendar files of our confirmations (RFC 5545, local times). Entries without a date are left out. */
export function readCalendar(file: string): CalendarEntry[] {
  // Long lines are folded: a line that starts with a space continues the one before.
  const lines = file.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  return blocksOf(lines, 'VEVENT').flatMap((block) => {
    const [date, start] = momentOf(block, 'DTSTART');
    const [, end] = momentOf(block, 'DTEND');
    if (!date) return [];
    const hours = start && end ? ([start, end] as const) : null;
    const isCanceled = valueOf(block, 'STATUS') === 'CANCELLED';
    return [{ title: textOf(block, 'SUMMARY'), place: textOf(block, 'LOCATION'), date, hours, isCanceled }];
  });
}

function blocksOf(lines: readonly string[], kind: string): string[][] {
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    if (line === `BEGIN:${kind}`) open = [];
    else if (line === `END:${kind}`) open = null;
    else if (open) open.push(line);
    if (open?.length === 0) blocks.push(open);
  }
  return blocks;
}

const valueOf = (block: readonly string[], name: string): string =>
  block.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, '') ?? '';

const textOf = (block: readonly string[], name: string): string =>
  valueOf(block, name).replace(/\\(.)/g, (_, escaped: string) => (/n/i.test(escaped) ? ', ' : escaped));

function momentOf(block: readonly string[], name: string): [date?: string, time?: string] {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d)?$/.exec(valueOf(block, name)) ?? [];
  if (!year || !month || !day) return [];
  return hour && minute ? [`${year}-${month}-${day}`, `${hour}:${minute}`] : [`${year}-${month}-${day}`];
}
