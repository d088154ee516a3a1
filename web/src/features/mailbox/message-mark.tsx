import { StatusMark } from '../../ui/status-mark';
import type { MessageState } from './mailbox-search';
import { STATE } from './message-words';

export function MessageMark({ state }: { state: MessageState }) {
  const [word, tone] = STATE[state];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
