import type { MessageSummaryDto } from '../../api/generated/requests/types.gen';
/** Explains a message that wasn’t simply sent; null if there is nothing to say. */
export function explain({ state, failure, attempts }: Pick<MessageSummaryDto, 'state' | 'failure' | 'attempts'>) {
  const why = failure === null ? '' : ` The mail server responded: ${failure}`;
  if (state === 'captured') return 'Not sent. No mail server is set up, so this message was saved here instead.';
  if (state === 'failed') return `Attempt ${attempts} failed. Hedgerow will try again automatically.${why}`;
  if (state === 'dead') return `Not delivered after ${attempts} attempts.${why}`;
  return null;
}

export const recipientOf = ({ toName, toAddress }: Pick<MessageSummaryDto, 'toName' | 'toAddress'>): string =>
  toName ?? toAddress;
