import type { VisitDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

export type VisitStatus = VisitDto['status'];
export type SkipReason = NonNullable<VisitDto['skipReason']>;

/** The API’s words as the office says them. */
export const VISIT_STATUS: Readonly<Record<VisitStatus, readonly [word: string, tone: Tone]>> = {
  unscheduled: ['Unscheduled', 'waiting'],
  scheduled: ['Scheduled', 'planned'],
  dispatched: ['Dispatched', 'planned'],
  en_route: ['On the way', 'growing'],
  in_progress: ['In progress', 'growing'],
  paused: ['Paused', 'waiting'],
  completed: ['Completed', 'resting'],
  skipped: ['Skipped', 'trouble'],
  cancelled: ['Canceled', 'resting'],
};

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

export const SKIP_REASON: Readonly<Record<SkipReason, string>> = {
  weather: 'Weather',
  locked_gate: 'Locked gate',
  dog: 'Dog',
  client_asked: 'Client request',
  not_needed: 'Not needed',
  other: 'Other',
};
