import { eachForItself } from '../engine/bulk';
import type { MockApi } from '../mock-api';
import { jobActionsMock } from './job-actions.mock';
import { jobsMock } from './jobs.mock';
import { visitsMock } from './visits.mock';

/** Of actions that take none. */
const NONE = undefined as never;

export const bulkJobsMock = {
  bulkJobs: (request) =>
    eachForItself(request.body.rows, (row) => {
      if (row.action === 'create') return jobsMock.createJob({ ...request, body: row.job });
      const one = { ...request, path: { jobId: row.id }, body: NONE };
      if (row.action === 'confirm') return jobActionsMock.confirmJob({ ...one, body: row });
      if (row.action === 'cancel') return jobActionsMock.cancelJob({ ...one, body: row });
      return row.action === 'hold' ? jobActionsMock.holdJob({ ...one, body: row }) : jobActionsMock.resumeJob(one);
    }),

  bulkVisits: (request) =>
    eachForItself(request.body.rows, (row) => {
      const one = { ...request, path: { visitId: row.id }, body: NONE };
      if (row.action === 'schedule') return visitsMock.scheduleVisit({ ...one, body: row });
      if (row.action === 'cancel') return visitsMock.cancelVisit({ ...one, body: row });
      if (row.action === 'dispatch') return visitsMock.dispatchVisit(one);
      return row.action === 'recall' ? visitsMock.recallVisit(one) : visitsMock.unscheduleVisit(one);
    }),
} satisfies Partial<MockApi>;
