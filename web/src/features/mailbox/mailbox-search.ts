import type { ListMessagesData } from '../../api/generated/requests/types.gen';
import { read } from '../../lib/search';
import { isUuid } from '../../lib/uuid';

type Query = NonNullable<ListMessagesData['query']>;
export type MessageState = NonNullable<Query['state']>;

export const MESSAGE_STATES = [
  'captured',
  'sent',
  'queued',
  'sending',
  'failed',
  'dead',
] as const satisfies readonly MessageState[];

/** The mailbox’s search and filters, as its URL has them. Client and job come from links and have no field. */
export interface MailboxSearch {
  q?: string;
  state?: MessageState;
  clientId?: string;
  jobId?: string;
}

export function parseMailboxSearch(search: Record<string, unknown>): MailboxSearch {
  const q = read.text(search['q']);
  const state = read.oneOf(search['state'], MESSAGE_STATES);
  const clientId = idIn(search['clientId']);
  const jobId = idIn(search['jobId']);
  return {
    ...(q && { q: q.slice(0, 200) }),
    ...(state && { state }),
    ...(clientId && { clientId }),
    ...(jobId && { jobId }),
  };
}

export const toQuery = (search: MailboxSearch): Query => ({ limit: 50, ...search });

function idIn(value: unknown): string | undefined {
  const id = read.text(value);
  return id && isUuid(id) ? id : undefined;
}
