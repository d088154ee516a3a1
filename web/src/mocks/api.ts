import { apiKeysMock } from './api-keys.mock';
import { authMock } from './auth/auth.mock';
import { bulkClientsMock } from './clients/bulk-clients.mock';
import { clientsByFilterMock } from './clients/clients-by-filter.mock';
import { clientsMock } from './clients/clients.mock';
import { contactsMock } from './clients/contacts.mock';
import { propertiesMock } from './clients/properties.mock';
import { crewsMock } from './crews.mock';
import { eventsMock } from './events.mock';
import { healthMock } from './health.mock';
import { importsMock } from './imports/imports.mock';
import { bulkJobsMock } from './jobs/bulk-jobs.mock';
import { jobActionsMock } from './jobs/job-actions.mock';
import { jobsMock } from './jobs/jobs.mock';
import { visitsMock } from './jobs/visits.mock';
import { messagesMock } from './messages.mock';
import type { MockApi } from './mock-api';
import { operationsMock } from './operations.mock';
import { tenancyMock } from './tenancy.mock';
import { deliveriesMock } from './webhooks/deliveries.mock';
import { webhooksMock } from './webhooks/webhooks.mock';

/** Every operation of the contract. One that is missing here is named by the compiler: add it to the mock of its feature. */
export const api: MockApi = {
  ...apiKeysMock,
  ...authMock,
  ...bulkClientsMock,
  ...bulkJobsMock,
  ...clientsByFilterMock,
  ...clientsMock,
  ...contactsMock,
  ...crewsMock,
  ...eventsMock,
  ...healthMock,
  ...importsMock,
  ...jobActionsMock,
  ...jobsMock,
  ...messagesMock,
  ...operationsMock,
  ...propertiesMock,
  ...tenancyMock,
  ...visitsMock,
  ...webhooksMock,
  ...deliveriesMock,
};
