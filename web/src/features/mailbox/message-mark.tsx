import { MESSAGE_STATE } from '../../lib/choice-words';
import { StatusMark } from '../../ui/status-mark';
import type { MessageState } from './mailbox-search';

export function MessageMark({ state }: { state: MessageState }) {
  const [word, tone] = MESSAGE_STATE[state];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
