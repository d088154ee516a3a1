import type { Import } from '../imports/index.js';
import type { Verdict } from './verdict.js';

type ImportCounts = NonNullable<Import['result']>;

const NO_COUNTS: ImportCounts = {
  created: 0,
  propertiesAdded: 0,
  alreadyImported: 0,
  repeated: 0,
  duplicates: 0,
  failed: 0,
};

const COUNTED: Record<Verdict['outcome'], keyof ImportCounts> = {
  create: 'created',
  add_property: 'propertiesAdded',
  already_imported: 'alreadyImported',
  repeated_in_file: 'repeated',
  duplicate_client: 'duplicates',
  failed: 'failed',
};

/** The counts with these verdicts added. */
export function tally(counts: ImportCounts | null, verdicts: Verdict[]): ImportCounts {
  const sum = { ...(counts ?? NO_COUNTS) };
  for (const { outcome } of verdicts) sum[COUNTED[outcome]] += 1;
  return sum;
}
