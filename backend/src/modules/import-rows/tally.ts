import { type ImportCounts, NO_COUNTS } from '../imports/import.entity.js';
import type { Verdict } from './verdict.js';

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
