import type { VisitDto } from '../../api/generated/requests/types.gen';

export type VisitStatus = VisitDto['status'];
export type SkipReason = NonNullable<VisitDto['skipReason']>;

export type VisitVerb = Exclude<VisitDto['allowedActions'][number], 'update'>;

/** The steps that the API takes, in the order of the menu; and "Your role can’t …". */
export const VISIT_STEP: Readonly<Record<VisitVerb, { label: string; toDo: string }>> = {
  schedule: { label: 'Schedule', toDo: 'schedule this visit' },
  dispatch: { label: 'Dispatch', toDo: 'dispatch this visit' },
  depart: { label: 'Mark on the way', toDo: 'mark this visit on the way' },
  start: { label: 'Start visit', toDo: 'start this visit' },
  pause: { label: 'Pause', toDo: 'pause this visit' },
  resume: { label: 'Resume', toDo: 'resume this visit' },
  complete: { label: 'Complete…', toDo: 'complete this visit' },
  skip: { label: 'Skip…', toDo: 'skip this visit' },
  recall: { label: 'Recall from crew', toDo: 'recall this visit from its crew' },
  unschedule: { label: 'Unschedule', toDo: 'unschedule this visit' },
  reopen: { label: 'Reopen', toDo: 'reopen this visit' },
  cancel: { label: 'Cancel visit…', toDo: 'cancel this visit' },
};
