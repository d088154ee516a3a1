import type { MessageSummaryDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';
import type { MessageState } from './mailbox-search';

export const STATE: Readonly<Record<MessageState, readonly [word: string, tone: Tone]>> = {
  captured: ['Captured', 'planned'],
  sent: ['Sent', 'growing'],
  queued: ['Waiting', 'waiting'],
  sending: ['Being sent', 'waiting'],
  failed: ['To be tried again', 'trouble'],
  dead: ['Not delivered', 'trouble'],
};

/** What a reader must know of a mail that did not simply go out; null where there is nothing to say. */
export function explain({ state, failure, attempts }: Pick<MessageSummaryDto, 'state' | 'failure' | 'attempts'>) {
  const why = failure === null ? '' : ` The mail server said: ${failure}`;
  if (state === 'captured') return 'Not sent: no mail server is set up, so mail is kept here to be read.';
  if (state === 'failed') return `Attempt ${attempts} failed, the next one comes by itself.${why}`;
  if (state === 'dead') return `Given up after ${attempts} attempts.${why}`;
  return null;
}

export const recipientOf = ({ toName, toAddress }: Pick<MessageSummaryDto, 'toName' | 'toAddress'>): string =>
  toName ?? toAddress;
