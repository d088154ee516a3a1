import { read } from '../../lib/search';

/** A new job opens from a client, too. */
export function parseNewJobSearch({ clientId }: Record<string, unknown>): { clientId?: string } {
  const id = read.text(clientId);
  return id ? { clientId: id } : {};
}
