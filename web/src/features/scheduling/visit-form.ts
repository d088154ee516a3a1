import type {
  CreateVisitDto,
  ScheduleVisitDto,
  UpdateVisitDto,
  VisitDto,
} from '../../api/generated/requests/types.gen';
import { changesOf, orEmpty, orNull } from '../../lib/patch';

/** Named as in the request, so that a refused field is found by its pointer. */
export interface VisitValues extends Record<string, unknown> {
  date: string;
  anytime: boolean;
  windowStart: string;
  windowEnd: string;
  crewId: string | null;
  /** In man-hours here: nobody thinks in man-minutes. */
  estManMinutes: number | '';
  instructionsOverride: string;
}

/** Rules that a planner sets aside after having been told of them. */
export type Overrides = Pick<CreateVisitDto, 'allowOverlap' | 'overrideReason'>;

export const newVisitValues = (crewId: string | null = null, minutes: number | null = null): VisitValues => ({
  date: '',
  anytime: false,
  windowStart: '',
  windowEnd: '',
  crewId,
  estManMinutes: minutes === null ? '' : minutes / 60,
  instructionsOverride: '',
});

export const visitValues = (visit: VisitDto): VisitValues => ({
  date: orEmpty(visit.date),
  anytime: visit.date !== null && visit.anytime,
  windowStart: orEmpty(visit.windowStart),
  windowEnd: orEmpty(visit.windowEnd),
  crewId: visit.crew?.id ?? null,
  estManMinutes: visit.estManMinutes === null ? '' : visit.estManMinutes / 60,
  instructionsOverride: orEmpty(visit.instructionsOverride),
});

export const toVisitBody = (values: VisitValues, overrides: Overrides = {}): CreateVisitDto => ({
  ...slotOf(values),
  ...detailsOf(values),
  ...overrides,
});

/** Only what was changed: moving a visit has rules of its own, and is not meant by changing its instructions. */
export function toVisitPatch(before: VisitValues, after: VisitValues, overrides: Overrides): UpdateVisitDto {
  const { date, ...rest } = changesOf(toVisitBody(before), toVisitBody(after));
  return { ...rest, ...(date && { date }), ...overrides };
}

/** For a visit that is not in the calendar, or whose slot was skipped. */
export const toScheduleBody = (values: VisitValues, overrides: Overrides): ScheduleVisitDto => ({
  ...slotOf(values),
  date: values.date,
  ...overrides,
});

function slotOf({ date, anytime, windowStart, windowEnd, crewId }: VisitValues) {
  return {
    date: orNull(date),
    windowStart: anytime ? null : orNull(windowStart),
    windowEnd: anytime ? null : orNull(windowEnd),
    crewId,
  };
}

const detailsOf = ({ estManMinutes, instructionsOverride }: VisitValues) => ({
  estManMinutes: estManMinutes === '' ? null : Math.round(estManMinutes * 60),
  instructionsOverride: orNull(instructionsOverride),
});
