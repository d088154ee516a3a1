import { getMessageOptions, listMessagesInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { type MailboxSearch, toQuery } from './mailbox-search';

export const messagesPages = (search: MailboxSearch) => listMessagesInfiniteOptions({ query: toQuery(search) });
export const messageOptions = (messageId: string) => getMessageOptions({ path: { messageId } });
