import type {
  CreateVisitDto,
  ScheduleVisitDto,
  UpdateVisitDto,
  VisitDto,
} from '../../api/generated/requests/types.gen';
import { changesOf, orEmpty, orNull } from '../../lib/patch';

/** Named as in the request, so that the pointer of a refusal finds its field. */
export interface VisitValues extends Record<string, unknown> {
  date: string;
  anytime: boolean;
  windowStart: string;
  windowEnd: string;
  crewId: string | null;
  /** Labor hours; the API counts minutes. */
  estManMinutes: number | '';
  instructionsOverride: string;
}

/** Rules that a dispatcher overrides after a warning. */
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

/** Only changed fields: rescheduling has rules of its own, which editing the instructions must not trigger. */
export function toVisitPatch(before: VisitValues, after: VisitValues, overrides: Overrides): UpdateVisitDto {
  const { date, ...rest } = changesOf(toVisitBody(before), toVisitBody(after));
  return { ...rest, ...(date && { date }), ...overrides };
}

/** For a visit without a date, or one that was skipped. */
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
