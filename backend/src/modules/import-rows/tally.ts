import type { Import } from '../imports/index.js';
import { isWanted, type Verdict } from './verdict.js';

type ImportCounts = NonNullable<Import['result']>;

const NO_COUNTS: ImportCounts = {
  created: 0,
  propertiesAdded: 0,
  alreadyImported: 0,
  repeated: 0,
  duplicates: 0,
  noClients: 0,
  failed: 0,
  noticed: 0,
};

const COUNTED: Record<Verdict['outcome'], keyof ImportCounts> = {
  create: 'created',
  add_property: 'propertiesAdded',
  already_imported: 'alreadyImported',
  repeated_in_file: 'repeated',
  duplicate_client: 'duplicates',
  not_a_client: 'noClients',
  failed: 'failed',
};

/** The counts with these verdicts added. */
export function tally(counts: ImportCounts | null, verdicts: Verdict[]): ImportCounts {
  const sum = { ...NO_COUNTS, ...counts };
  for (const verdict of verdicts) {
    sum[COUNTED[verdict.outcome]] += 1;
    if (isWanted(verdict) && verdict.notices.length > 0) sum.noticed += 1;
  }
  return sum;
}
