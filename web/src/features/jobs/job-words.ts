import type { JobDto } from '../../api/generated/requests/types.gen';
import type { JobFlag } from './jobs-search';

export const FLAG: Readonly<Record<JobFlag, string>> = {
  late: 'Late',
  unscheduled: 'Unscheduled',
  action_required: 'No upcoming visits',
};

/** Explanation of each flag, for a tooltip. */
export const FLAG_MEANING: Readonly<Record<JobFlag, string>> = {
  late: 'A visit is past its date and isn’t done.',
  unscheduled: 'No visits yet, or a visit has no date.',
  action_required: 'This job is active but has no upcoming visits. Schedule one or complete the job.',
};

/** The flags that are set, worst first. */
export const flagsOf = ({ flags }: Pick<JobDto, 'flags'>): JobFlag[] => [
  ...(flags.late ? (['late'] as const) : []),
  ...(flags.unscheduled ? (['unscheduled'] as const) : []),
  ...(flags.actionRequired && !flags.unscheduled ? (['action_required'] as const) : []),
];
