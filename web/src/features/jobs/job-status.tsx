import { Badge } from '@mantine/core';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { JOB_STATUS } from '../../lib/choice-words';
import { Hint } from '../../ui/hint';
import { StatusMark } from '../../ui/status-mark';
import { FLAG, FLAG_MEANING, flagsOf } from './job-words';
import type { JobFlag } from './jobs-search';

export function JobStatusMark({ status }: Pick<JobDto, 'status'>) {
  const [word, tone] = JOB_STATUS[status];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}

/** A job’s flags: all of them, or only these. */
export function JobFlags({ job, only }: { job: Pick<JobDto, 'flags'>; only?: readonly JobFlag[] }) {
  const flags = flagsOf(job).filter((flag) => only?.includes(flag) ?? true);
  return flags.map((flag) => (
    <Hint key={flag} label={FLAG_MEANING[flag]}>
      <Badge size="sm" color={flag === 'late' ? 'haw' : 'straw'}>
        {FLAG[flag]}
      </Badge>
    </Hint>
  ));
}
