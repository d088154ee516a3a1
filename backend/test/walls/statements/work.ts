import type { Client } from './office.js';
import type { Made, Sender } from './sender.js';

export type Job = Made & { checklist: Made[]; visits: Made[] };

const WINDOW = { windowStart: '08:00', windowEnd: '10:00' };

/** Jobs from the first call to the last paper. */
export class Work {
  private day = 0;

  constructor(
    private readonly sender: Sender,
    private readonly client: Client,
    private readonly crews: [Made, Made],
  ) {}

  /** A date that no other visit of these crews has. */
  private date(): string {
    return `2099-03-${String((this.day += 1)).padStart(2, '0')}`;
  }

  /** A job with three visits, two of them on a crew's calendar. */
  private aJob(confirm: boolean): Promise<Job> {
    const [{ id: crewId }] = this.crews;
    const body = {
      title: 'Clean-up',
      clientId: this.client.id,
      propertyId: this.client.properties[0]?.id,
      defaultCrewId: crewId,
      checklist: [{ label: 'Gate closed' }, { label: 'Bags counted' }],
      visits: [{ date: this.date(), ...WINDOW, crewId }, { date: this.date(), ...WINDOW, crewId }, {}],
      confirm,
      notifyClient: true,
    };
    return this.sender.send<Job>('createJob', { body });
  }

  async doJobs(): Promise<void> {
    const { sender } = this;
    const job = await this.aJob(false);
    const params = { jobId: job.id };
    await sender.send('updateJob', { params, body: { title: 'Big clean-up', officeNotes: 'Pays late.' } });
    await sender.send('confirmJob', { params, body: { notifyClient: true } });
    await sender.send('holdJob', { params, body: { reason: 'Rain' } });
    await sender.send('resumeJob', { params });
    const itemId = job.checklist[0]?.id ?? '';
    const tick = { params: { ...params, itemId }, query: { visitId: job.visits[0]?.id ?? '' } };
    await sender.send('checkJobItem', tick);
    await sender.send('uncheckJobItem', tick);
    await sender.send('createVisit', { params, body: { date: this.date(), ...WINDOW, crewId: this.crews[0].id } });
    await sender.send('renderWorkOrder', { params });
    await sender.drainQueue();
    await sender.send('getWorkOrder', { params });
    await sender.send('sendJobConfirmation', { params });
    await sender.drainQueue();
    await sender.send('completeJob', { params, body: { openVisits: 'cancel' } });
    await sender.send('reopenJob', { params });
    await sender.send('cancelJob', { params, body: { reason: 'Moved away' } });
    const rows = [await this.aJob(true), await this.aJob(true), await this.aJob(true)].map(({ id }) => id);
    await sender.send('bulkJobs', { body: { rows: rows.map((id) => ({ action: 'hold', id })) } });
    await sender.send('listJobs');
    await sender.send('getJob', { params: { jobId: rows[0] ?? '' } });
  }

  async doVisits(): Promise<void> {
    const { sender } = this;
    const job = await this.aJob(true);
    const visitId = job.visits[0]?.id ?? '';
    const params = { visitId };
    await sender.send('updateVisit', { params, body: { instructionsOverride: 'Ring twice.', estManMinutes: 90 } });
    await sender.send('unscheduleVisit', { params });
    await sender.send('scheduleVisit', { params, body: { date: this.date(), ...WINDOW, crewId: this.crews[0].id } });
    await sender.send('dispatchVisit', { params });
    await sender.send('recallVisit', { params });
    await sender.send('departVisit', { params });
    await sender.send('startVisit', { params });
    await sender.send('pauseVisit', { params });
    await sender.send('resumeVisit', { params });
    await sender.send('completeVisit', { params, body: { overrideReason: 'Bags come later' } });
    await sender.send('reopenVisit', { params });
    await sender.send('getVisit', { params });
    await sender.send('skipVisit', { params: { visitId: job.visits[1]?.id ?? '' }, body: { skipReason: 'other' } });
    await sender.send('cancelVisit', { params: { visitId: job.visits[2]?.id ?? '' }, body: { reason: 'Too many' } });
    const { visits } = await this.aJob(true);
    const on = this.date();
    const rows = visits.map(({ id }, hour) => ({
      action: 'schedule',
      id,
      date: on,
      crewId: this.crews[0].id,
      windowStart: `1${hour}:00`,
      windowEnd: `1${hour}:30`,
    }));
    await sender.send('bulkVisits', { body: { rows } });
    await sender.send('listVisits', { query: { crewId: this.crews[0].id, from: on, to: on } });
  }
}
