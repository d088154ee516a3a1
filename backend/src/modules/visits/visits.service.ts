import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { type Page } from '../../kernel/paging/index.js';
import { type Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import type { VisitDto } from './visit.dto.js';
import { Visit } from './visit.entity.js';
import type { CreateVisitDto, ListVisitsQuery, UpdateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { VisitReader } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { isFinished, isMovable, VisitRescheduled, VisitUpdated } from './visit-states.js';
import { TooManyVisits, VisitNotFound, VisitNotMovable } from './visits.errors.js';
import { VisitsRepository } from './visits.repository.js';

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

  list(query: ListVisitsQuery): Promise<Page<VisitDto>> {
    return this.reader.list(query);
  }

  get(id: string): Promise<VisitDto> {
    return this.reader.get(id);
  }

  async create(jobId: string, input: CreateVisitDto): Promise<VisitDto> {
    const job = await this.jobs.lock(jobId);
    if (!job) throw new JobNotFound();
    if ((await db().countBy(Visit, { jobId })) >= MOST_VISITS) throw new TooManyVisits(MOST_VISITS);
    const visits = await this.records.insert(job, [await this.planning.admit(job, input)], () => '');
    return this.get(visits[0]?.id ?? '');
  }

  /** Throws `VersionMismatch` when somebody was faster, and what `VisitPlanning` finds in the way of a move. */
  async update(id: string, version: number | null, input: UpdateVisitDto): Promise<VisitDto> {
    const found = await this.visits.lockWithJob(id);
    if (!found) throw new VisitNotFound();
    const { job, visit } = found;
    const { allowOverlap, overrideReason, estManMinutes, instructionsOverride, ...slot } = input;
    const isPlaced = Object.keys(slot).length > 0;
    const move = isPlaced ? await this.move(job, visit, slot, { allowOverlap, overrideReason }) : {};
    const changes = { ...move, estManMinutes, instructionsOverride };
    const event = isMoved(visit, slot) ? VisitRescheduled : VisitUpdated;
    await this.records.change(visit, changes, event, version);
    return this.get(id);
  }

  private async move(
    job: Job,
    visit: Visit,
    slot: WantedSlot,
    overrides: Pick<UpdateVisitDto, 'allowOverlap' | 'overrideReason'>,
  ): Promise<Partial<Visit>> {
    const crewOnly = Object.keys(slot).every((field) => field === 'crewId');
    // A visit without a date may get its crew before its day.
    const early = crewOnly && visit.status === 'unscheduled';
    if (isFinished(visit.status) || !(isMovable(visit.status) || early)) throw new VisitNotMovable(visit.status);
    const { date, windowStart, windowEnd, crewId } = visit;
    const wanted = { date, windowStart, windowEnd, crewId, ...slot };
    const planned = await this.planning.place(job, visit, wanted, overrides);
    const reason = overrides.overrideReason ? { reason: overrides.overrideReason } : {};
    // The crew has the old day on its device: it is told again when the new one is published.
    const isTold = visit.status === 'dispatched' && isMoved(visit, slot);
    const recalled = isTold ? { status: 'scheduled' as const, dispatchedAt: null } : {};
    return { ...planned, ...recalled, ...reason };
  }
}
