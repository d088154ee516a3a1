import type {
  ChecklistItemInputDto,
  CreateJobDto,
  CreateVisitDto,
  JobDto,
  UpdateJobDto,
} from '../../api/generated/requests/types.gen';
import { changesOf, orEmpty, orNull } from '../../lib/patch';
import { newVisitValues, toVisitBody, type VisitValues } from '../scheduling';

/** An existing item keeps its id, and with it its tick. */
type ItemValues = { id?: string; label: string; required: boolean };

/** Named as in the request, so that a refused field is found by its pointer. */
export interface JobValues extends Record<string, unknown> {
  title: string;
  defaultCrewId: string | null;
  /** In man-hours, because nobody thinks in man-minutes. */
  defaultDurationMin: number | '';
  crewInstructions: string;
  officeNotes: string;
  poNumber: string;
  checklist: ItemValues[];
}

export interface NewJobValues extends JobValues {
  clientId: string | null;
  propertyId: string | null;
  visits: VisitValues[];
  confirm: boolean;
  /** null until chosen: it then depends on whether the client has an email address. */
  notifyClient: boolean | null;
}

export const newItem = (): ItemValues => ({ label: '', required: false });

export const newJobValues = (clientId: string | null): NewJobValues => ({
  clientId,
  propertyId: null,
  title: '',
  defaultCrewId: null,
  defaultDurationMin: '',
  crewInstructions: '',
  officeNotes: '',
  poNumber: '',
  checklist: [newItem()],
  visits: [newVisitValues()],
  confirm: true,
  notifyClient: null,
});

export const jobValues = (job: JobDto): JobValues => ({
  title: job.title,
  defaultCrewId: job.defaultCrew?.id ?? null,
  defaultDurationMin: job.defaultDurationMin === null ? '' : job.defaultDurationMin / 60,
  crewInstructions: orEmpty(job.crewInstructions),
  officeNotes: orEmpty(job.officeNotes),
  poNumber: orEmpty(job.poNumber),
  checklist:
    job.checklist.length === 0
      ? [newItem()]
      : job.checklist.map(({ id, label, required }) => ({ id, label, required })),
});

/** Drops empty items, so that the pointers of a problem match the rows of the form. */
export const withoutBlanks = <T extends JobValues>(values: T): T => ({
  ...values,
  checklist: values.checklist.filter(({ label }) => label.trim() !== ''),
});

type Overrides = Pick<CreateVisitDto, 'allowOverlap' | 'overrideReason'>;

export function toCreateBody(values: NewJobValues, overrides: Overrides, notifyClient: boolean): CreateJobDto {
  const { clientId, propertyId, visits, confirm } = values;
  return {
    ...fields(values),
    clientId: clientId ?? '',
    propertyId: propertyId ?? '',
    visits: visits.map((visit) => toVisitBody(visit, overrides)),
    confirm,
    ...(confirm && { notifyClient }),
  };
}

/** Only changed fields, so that a colleague’s changes to other fields are kept. */
export const toUpdateBody = (before: JobValues, after: JobValues): UpdateJobDto =>
  changesOf(fields(withoutBlanks(before)), fields(withoutBlanks(after)));

function fields(values: JobValues) {
  const { title, defaultCrewId, defaultDurationMin, crewInstructions, officeNotes, poNumber, checklist } = values;
  return {
    title: title.trim(),
    defaultCrewId,
    defaultDurationMin: defaultDurationMin === '' ? null : Math.round(defaultDurationMin * 60),
    crewInstructions: orNull(crewInstructions),
    officeNotes: orNull(officeNotes),
    poNumber: orNull(poNumber),
    checklist: checklist.map(({ id, label, required }): ChecklistItemInputDto => ({
      ...(id && { id }),
      label: label.trim(),
      required,
    })),
  };
}
