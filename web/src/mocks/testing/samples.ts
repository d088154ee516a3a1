import type { MockRequest, OperationId } from '../mock-api';
import { DEMO_PASSWORD } from '../seed/people';
import { DEMO_API_KEY } from '../seed/api-keys';
import { seedId } from '../seed/ids';

/** A request that the mock answers with success. */
interface Sample<K extends OperationId> {
  path?: MockRequest<K>['path'];
  query?: MockRequest<K>['query'];
  body?: MockRequest<K>['body'];
  headers?: Record<string, string>;
  /** Operations that come first, with their own samples but the path of this one. */
  after?: readonly OperationId[];
  /** What only the answer of the last of those can tell. */
  from?: (last: Answered) => { path?: MockRequest<K>['path']; body?: MockRequest<K>['body'] };
}

interface Answered {
  id: string;
  refreshToken: string;
  items: Array<{ id: string }>;
  attachments: Array<{ fileId: string }>;
}

const operation = { after: ['validateImport'], from: ({ id }: Answered) => ({ path: { operationId: id } }) } as const;
const message = ({ items: [first] }: Answered) => ({ messageId: first?.id ?? '' });

const client = { clientId: seedId('client', 0) };
const archived = { clientId: seedId('client', 19) };
const lead = { clientId: seedId('client', 3) };
const crew = { crewId: seedId('crew', 0) };
const crewMember = { ...crew, crewMemberId: seedId('crewMember', 2) };
const contact = { contactId: seedId('contact', 0) };
const property = { propertyId: seedId('property', 0) };
const importWaiting = { importId: seedId('import', 0) };
const importDone = { importId: seedId('import', 1) };
const active = { jobId: seedId('job', 0) };
const draft = { jobId: seedId('job', 3) };
const item = { ...active, itemId: seedId('item', 0) };
const dispatched = { visitId: seedId('visit', 0) };
const scheduled = { visitId: seedId('visit', 1) };
const unscheduled = { visitId: seedId('visit', 4) };
const apiKey = { keyId: seedId('apiKey', 0) };
const endpoint = { webhookEndpointId: seedId('webhookEndpoint', 0) };
const failing = { webhookEndpointId: seedId('webhookEndpoint', 1) };
const delivery = { ...endpoint, webhookDeliveryId: seedId('webhookDelivery', 0) };
const password = DEMO_PASSWORD;

/** One for each operation: a new one does not compile until it has its own. */
export const SAMPLES: { [K in OperationId]: Sample<K> } = {
  activateClient: { path: lead },
  addCrewMember: { path: crew, body: { name: 'Ada Moss' } },
  archiveClient: { path: lead },
  archiveCrew: { path: crew },
  bulkClients: {
    body: {
      rows: [
        { action: 'create', client: { displayName: 'Wren Calloway' } },
        { action: 'update', id: client.clientId, changes: { notes: 'Call first.' } },
        { action: 'archive', id: lead.clientId },
        { action: 'restore', id: lead.clientId },
        { action: 'restore', id: client.clientId },
      ],
    },
  },
  bulkJobs: {
    body: {
      rows: [
        { action: 'confirm', id: draft.jobId, notifyClient: false },
        { action: 'hold', id: draft.jobId, reason: 'Wet ground.' },
        { action: 'resume', id: draft.jobId },
        { action: 'cancel', id: draft.jobId, reason: 'The client moved.' },
      ],
    },
  },
  bulkVisits: {
    body: {
      rows: [
        { action: 'unschedule', id: scheduled.visitId },
        { action: 'dispatch', id: scheduled.visitId },
        { action: 'cancel', id: scheduled.visitId, reason: 'Rain.' },
      ],
    },
  },
  cancelImport: { path: importWaiting },
  cancelJob: { path: draft, body: { reason: 'The client moved.' } },
  cancelOperation: operation,
  cancelVisit: { path: scheduled, body: { reason: 'Rain.' } },
  changeClientsByFilter: { body: { filter: { status: ['lead'] }, action: 'add_tags', tags: ['call-first'] } },
  checkJobItem: { path: item },
  completeJob: { path: active, body: { openVisits: 'cancel' } },
  completeVisit: { path: scheduled, body: { overrideReason: 'Checked by telephone.' }, after: ['startVisit'] },
  confirmJob: { path: draft, body: {} },
  createApiKey: { body: { name: 'Weather station', scopes: ['visits.read.all'] } },
  createClient: { body: { displayName: 'Ines Duarte' } },
  createContact: { path: client, body: { firstName: 'Ines', phones: [{ raw: '(908) 555-0177' }] } },
  createCrew: { body: { name: 'East route', colour: '#805ad5' } },
  createImport: {
    body: { file: new File(['Name,E-mail\nWren,wren@example.com\n'], 'clients.csv', { type: 'text/csv' }) },
  },
  createJob: { body: { ...client, ...property, title: 'Mulch the beds' } },
  createProperty: { path: client, body: { address: { line1: '9 Birch Hollow', city: 'Andover' }, gateCode: '4417' } },
  createVisit: { path: active, body: {} },
  deactivateClient: { path: client },
  deleteContact: { path: contact },
  deleteLogo: {},
  deleteProperty: { path: property },
  departVisit: { path: scheduled },
  dispatchVisit: { path: scheduled },
  downloadImportProblems: { path: importWaiting, after: ['validateImport'] },
  downloadImportTemplate: {},
  downloadMessageAttachment: {
    after: ['getMessage'],
    from: ({ id, attachments: [file] }) => ({ path: { messageId: id, fileId: file?.fileId ?? '' } }),
  },
  downloadOperationFile: { path: { operationId: seedId('operation', 0) } },
  findDuplicateClients: { query: { email: 'dana.alvarez@example.com' } },
  getApiKey: { path: apiKey },
  getApiKeyUsage: { path: apiKey },
  getApiUsage: {},
  getClient: { path: client },
  getCrew: { path: crew },
  getImport: { path: importDone },
  getJob: { path: active },
  getLiveness: {},
  getLogo: { after: ['replaceLogo'] },
  getMe: {},
  getMessage: { after: ['listMessages'], from: (last) => ({ path: message(last) }) },
  getOperation: operation,
  getOwnApiKey: { headers: { Authorization: `Bearer ${DEMO_API_KEY}` } },
  getProperty: { path: property },
  getReadiness: {},
  getTenant: {},
  getVisit: { path: scheduled },
  getWorkOrder: { path: active },
  holdJob: { path: active, body: {} },
  listApiKeys: {},
  listClients: { query: { q: 'dana', sort: '-created' } },
  listClientTags: {},
  listContacts: { path: client },
  listCrews: {},
  listDemoAccounts: {},
  listEvents: { after: ['archiveCrew'] },
  listImportFields: {},
  listImportPresets: {},
  listImportProblems: { path: importWaiting, after: ['validateImport'] },
  listImports: {},
  listJobs: { query: { status: 'active', flag: 'late' } },
  listMembers: {},
  listMessages: {},
  listOperations: { after: ['validateImport'] },
  listProperties: { path: client },
  listRoles: {},
  listVisits: {},
  login: { body: { email: 'owner@greenfield.example', password, client: 'mobile' } },
  logout: { body: {} },
  pauseVisit: { path: scheduled, after: ['startVisit'] },
  previewImport: { path: importWaiting },
  recallVisit: { path: dispatched },
  refreshAccessToken: { after: ['login'], from: ({ refreshToken }) => ({ body: { refreshToken } }) },
  registerCompany: {
    body: {
      companyName: 'Maple Ridge',
      name: 'Robin Alder',
      email: 'robin@maple-ridge.example',
      password,
      timezone: 'America/New_York',
    },
  },
  removeCrewMember: { path: crewMember },
  renderWorkOrder: { path: active },
  reopenJob: { path: active, after: ['completeJob'] },
  reopenVisit: { path: scheduled, after: ['completeVisit'] },
  replaceLogo: { body: { file: new File([new Uint8Array([137, 80, 78, 71])], 'logo.png', { type: 'image/png' }) } },
  restoreClient: { path: archived },
  restoreCrew: { path: crew, after: ['archiveCrew'] },
  restoreProperty: { path: property, after: ['deleteProperty'] },
  resumeJob: { path: active, after: ['holdJob'] },
  resumeVisit: { path: scheduled, after: ['pauseVisit'] },
  revealAccessCodes: { path: property },
  revokeApiKey: { path: apiKey },
  rotateApiKey: { path: apiKey, body: {} },
  runImport: { path: importWaiting, after: ['validateImport'] },
  scheduleVisit: { path: unscheduled, body: { date: '2031-05-06' } },
  sendJobConfirmation: { path: active },
  skipVisit: { path: scheduled, body: { skipReason: 'weather' } },
  startVisit: { path: scheduled },
  streamEvents: {},
  switchCompany: { body: { tenantId: seedId('tenant', 1) } },
  uncheckJobItem: { path: item },
  undoImport: { path: importDone },
  unscheduleVisit: { path: scheduled },
  updateApiKey: { path: apiKey, body: { name: 'Route planner 2' } },
  updateClient: { path: client, body: { notes: 'Prefers text messages' } },
  updateContact: { path: contact, body: { lastName: 'Duarte' } },
  updateCrew: { path: crew, body: { name: 'North loop' } },
  updateCrewMember: { path: crewMember, body: { isLead: true } },
  updateImport: { path: importWaiting, body: { options: { onDuplicate: 'create' } } },
  updateJob: { path: active, body: { title: 'Mow front, back and verge' } },
  updateProperty: { path: property, body: { gateCode: null } },
  updateTenant: { body: { name: 'Greenfield' } },
  updateVisit: { path: scheduled, body: { instructionsOverride: 'Ring the bell.' } },
  createWebhookEndpoint: { body: { url: 'https://hooks.example.com/new', eventTypes: ['client.*'] } },
  deleteWebhookEndpoint: { path: endpoint },
  disableWebhookEndpoint: { path: endpoint },
  enableWebhookEndpoint: { path: endpoint },
  getWebhookDelivery: { path: delivery },
  getWebhookEndpoint: { path: endpoint },
  listWebhookDeliveries: { path: endpoint },
  listWebhookEndpoints: {},
  listWebhookEventTypes: {},
  replayFailedWebhookDeliveries: { path: failing, body: { since: '2020-01-01T00:00:00Z' } },
  replayWebhookDelivery: { path: delivery },
  rotateWebhookSecret: { path: endpoint, body: {} },
  testWebhookEndpoint: { path: endpoint },
  updateWebhookEndpoint: { path: endpoint, body: { description: 'Books' } },
  validateImport: { path: importWaiting },
};
