import { Injectable } from '@nestjs/common';
import type { Page } from '../../kernel/paging/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { JobDirectory, JobNotFound } from '../job-records/index.js';
import type { VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import type { CreateVisitDto, ListVisitsQuery, UpdateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { describeVisit, VisitReader } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { VISIT_LIFECYCLE, VisitRescheduled, VisitUpdated } from './visit-states.js';
import { TooManyVisits, VisitNotFound, VisitNotMovable } from './visits.errors.js';
import { type VisitInPlace, VisitsRepository } from './visits.repository.js';

type WantedSlot = Pick<UpdateVisitDto, 'date' | 'windowStart' | 'windowEnd' | 'crewId'>;

const isMoved = (visit: Visit, { date, windowStart, windowEnd, crewId }: WantedSlot): boolean =>
  isOther(date, visit.date) ||
  isOther(windowStart, visit.windowStart) ||
  isOther(windowEnd, visit.windowEnd) ||
  isOther(crewId, visit.crewId);

const isOther = (wanted: string | null | undefined, held: string | null) => wanted !== undefined && wanted !== held;

/** Of one job. */
const MOST_VISITS = 500;

/** Trips to a property: found, added and moved. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly jobs: JobDirectory,
    private readonly planning: VisitPlanning,
    private readonly records: VisitRecords,
    private readonly reader: VisitReader,
  ) {}

  list(query: ListVisitsQuery): Promise<JsonAnswer<Page<VisitDto>>> {
    return this.reader.list(query);
  }

  get(id: string): Promise<JsonAnswer<VisitDto>> {
    return this.reader.get(id);
  }

  async create(jobId: string, input: CreateVisitDto): Promise<VisitDto> {
    const job = await this.jobs.lock(jobId, { plans: true });
    if (!job) throw new JobNotFound();
    const { count, around } = await this.visits.beforeAnother(job, [input.crewId ?? null, job.defaultCrewId]);
    if (count >= MOST_VISITS) throw new TooManyVisits(MOST_VISITS);
    const admitted = this.planning.admit(job, around, input);
    const [visit] = await this.records.insert(job, around, [admitted], () => '');
    if (!visit) throw new VisitNotFound();
    await this.records.tellAdded(job, around, [visit]);
    return describeVisit(visit, job, around);
  }

  /** Throws `VersionMismatch` when somebody was faster, and the errors of `VisitPlanning` for a move. */
  async update(id: string, version: SeenVersion, input: UpdateVisitDto): Promise<VisitDto> {
    const { allowOverlap, overrideReason, estManMinutes, instructionsOverride, ...slot } = input;
    const isPlaced = Object.keys(slot).length > 0;
    const held = await this.visits.lock(id, { crewIds: [input.crewId ?? null], plans: isPlaced });
    if (!held) throw new VisitNotFound();
    const move = isPlaced ? await this.move(held, slot, { allowOverlap, overrideReason }) : {};
    const changes = { ...move, estManMinutes, instructionsOverride };
    const event = isMoved(held.visit, slot) ? VisitRescheduled : VisitUpdated;
    const visit = await this.records.update(held, changes, event, version);
    return describeVisit(visit, held.job, held.around);
  }

  private async move(
    { job, visit, around }: VisitInPlace,
    slot: WantedSlot,
    overrides: Pick<UpdateVisitDto, 'allowOverlap' | 'overrideReason'>,
  ): Promise<Partial<Visit>> {
    const crewOnly = Object.keys(slot).every((field) => field === 'crewId');
    // A visit without a date may be assigned a crew in advance.
    const isMovable = crewOnly || visit.date !== null;
    if (!isMovable || !VISIT_LIFECYCLE.takes('update', visit.status)) throw new VisitNotMovable(visit.status);
    const { date, windowStart, windowEnd, crewId } = visit;
    const wanted = { date, windowStart, windowEnd, crewId, ...slot };
    const placing = { id: visit.id, status: visit.status, slot: wanted, overrides };
    const planned = await this.planning.place(job, around, placing);
    const reason = overrides.overrideReason ? { reason: overrides.overrideReason } : {};
    // The crew has the old day on its device: it is told again when the visit is dispatched anew.
    const isTold = visit.status === 'dispatched' && isMoved(visit, slot);
    const recalled = isTold ? { status: 'scheduled' as const, dispatchedAt: null } : {};
    return { ...planned, ...recalled, ...reason };
  }
}
