import type { ListImportsData } from '../../api/generated/requests/types.gen';
import { read } from '../../lib/search';

type Query = NonNullable<ListImportsData['query']>;
type State = NonNullable<Query['state']>;

export const IMPORT_STATES = [
  'uploaded',
  'mapped',
  'validated',
  'running',
  'done',
  'done_with_errors',
  'cancelled',
  'rolled_back',
] as const satisfies readonly State[];

/** The import list’s filters, as its URL has them. */
export interface ImportsSearch {
  state?: State;
}

export function parseImportsSearch(search: Record<string, unknown>): ImportsSearch {
  const state = read.oneOf(search['state'], IMPORT_STATES);
  return state ? { state } : {};
}

export const toQuery = ({ state }: ImportsSearch): Query => ({ limit: 50, ...(state && { state }) });

/** The step that the URL shows; by default, the one that the import has reached. */
export const STEPS = ['columns', 'check', 'import'] as const;
export type Step = (typeof STEPS)[number];

export function parseStepSearch(search: Record<string, unknown>): { step?: Step } {
  const step = read.oneOf(search['step'], STEPS);
  return step ? { step } : {};
}
