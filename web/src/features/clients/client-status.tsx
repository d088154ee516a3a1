import { StatusMark } from '../../ui/status-mark';
import { STATUS } from './client-words';
import type { ClientStatus as Status } from './clients-search';

export function ClientStatus({ status }: { status: Status }) {
  const [word, tone] = STATUS[status];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
