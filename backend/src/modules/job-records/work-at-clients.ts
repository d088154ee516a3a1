import type { ClientWork } from '../client-work/index.js';

/** What clients need to know of jobs and visits. */
export const WORK_AT_CLIENTS: ClientWork = {
  isAssigned: (clientId) => `${clientId} in (select visited_client_ids())`,
  isVisitedToday: (propertyId) => `visited_today_by_own_crew(${propertyId})`,
  hasJobs: (clientId) =>
    `exists (select from jobs j where j.tenant_id = (select app_tenant_id()) and j.client_id = ${clientId})`,
  openJobs: (clientId) =>
    `(select count(*)::int from jobs j
      where j.tenant_id = (select app_tenant_id()) and j.client_id = ${clientId} and j.status in ('draft', 'active', 'on_hold'))`,
};
