/** `unknown`: could not be looked at, which is no fault of what was to be looked at. */
export type Standing = 'ok' | 'warning' | 'fault';

/** One line of the result. */
export interface Finding {
  /** Headings of the list and of the page. */
  area: Area;
  /** What holds, or should. */
  says: string;
  standing: Standing;
  /** What was found: names of tables and settings, numbers. Never a secret, never a name of a company. */
  detail?: string;
  /** What to do about it. */
  remedy?: string;
}

export const AREAS = {
  separation: 'Companies are kept apart: what the database says',
  proof: 'Companies are kept apart: tried out',
  schema: 'Database',
  secrets: 'Secrets and keys',
  audit: 'Audit log and background work',
  machine: 'Machine and address',
} as const;

export type Area = keyof typeof AREAS;

const MOST_NAMED = 10;

/** Of many names the first few, and how many there are. */
export const listed = (names: string[]): string =>
  names.length <= MOST_NAMED
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;

/** A finding that is well, unless something has to be done. */
export function finding(area: Area, says: string, broken?: Omit<Finding, 'area' | 'says'>): Finding {
  return { area, says, ...(broken ?? { standing: 'ok' }) };
}
