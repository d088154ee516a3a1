import { CLIENT_STATUS } from '../../lib/choice-words';
import { StatusMark } from '../../ui/status-mark';
import type { ClientStatus as Status } from './clients-search';

export function ClientStatus({ status }: { status: Status }) {
  const [word, tone] = CLIENT_STATUS[status];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
