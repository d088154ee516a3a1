import { Badge } from '@mantine/core';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { Hint } from '../../ui/hint';
import { StatusMark } from '../../ui/status-mark';
import { FLAG, FLAG_MEANING, flagsOf, JOB_STATUS } from './job-words';

export function JobStatusMark({ status }: Pick<JobDto, 'status'>) {
  const [word, tone] = JOB_STATUS[status];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}

/** What needs a look. */
export function JobFlags({ job }: { job: Pick<JobDto, 'flags'> }) {
  return flagsOf(job).map((flag) => (
    <Hint key={flag} label={FLAG_MEANING[flag]}>
      <Badge size="sm" color={flag === 'late' ? 'haw' : 'straw'}>
        {FLAG[flag]}
      </Badge>
    </Hint>
  ));
}
