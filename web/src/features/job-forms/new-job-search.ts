import { read } from '../../lib/search';

/** The form for a new job also opens from a client. */
export function parseNewJobSearch({ clientId }: Record<string, unknown>): { clientId?: string } {
  const id = read.text(clientId);
  return id ? { clientId: id } : {};
}
