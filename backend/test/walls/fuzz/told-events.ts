import { Client } from 'pg';
import { declaredEvents, type DomainEvent } from '../../../src/kernel/events/index.js';
import { JOB_LIFECYCLE } from '../../../src/modules/jobs/job-states.js';
import { VISIT_LIFECYCLE } from '../../../src/modules/visits/visit-states.js';

/** What an operation tells. */
interface Tells {
  /** Each time that it is accepted. */
  always?: string[];
  /** Where there is something to tell: nothing when nothing changed. */
  perhaps?: string[];
}

const CONTACT = ['contact.updated'];
const CREW = ['crew.updated'];
const VISIT = ['visit.scheduled', 'visit.updated'];
/** Visits follow the time zone of their property. */
const ZONE = ['visit.rescheduled', 'visit.updated'];
/** Whoever may no longer work here leaves their crew, and the invitations that they sent end. */
const DEPARTED = ['crew_member.deleted', ...CREW, 'invitation.revoked'];
const JOB_ENDS = ['visit.cancelled'];

/**
 * The events of the operations whose names do not say them: `createCrew` tells `crew.created`, `updateCrew` perhaps
 * `crew.updated`, `startVisit` the event of that step. Others tell nothing.
 */
export const TELLS: Readonly<Record<string, Tells>> = {
  rotateApiKey: { always: ['api_key.rotated'] },
  revokeApiKey: { perhaps: ['api_key.revoked'] },
  activateClient: { always: ['client.updated'] },
  deactivateClient: { always: ['client.updated'] },
  archiveClient: { always: ['client.archived'] },
  restoreClient: { always: ['client.restored'] },
  downloadClients: { always: ['tenant.clients_exported'] },
  bulkClients: { perhaps: ['client.created', 'client.updated', 'client.archived', 'client.restored'] },
  createContact: { always: ['contact.created'], perhaps: CONTACT },
  updateContact: { perhaps: CONTACT },
  deleteContact: { always: ['contact.deleted'], perhaps: CONTACT },
  updateProperty: { perhaps: ['property.updated', ...ZONE] },
  updateTenant: { perhaps: ['tenant.updated', ...ZONE] },
  closeTenant: { always: ['tenant.updated'] },
  reopenTenant: { always: ['tenant.updated'] },
  deleteProperty: { perhaps: ['property.archived'] },
  restoreProperty: { perhaps: ['property.restored'] },
  revealAccessCodes: { always: ['property.access_codes_revealed'] },
  archiveCrew: { perhaps: ['crew.archived'] },
  restoreCrew: { perhaps: ['crew.restored'] },
  addCrewMember: { always: ['crew_member.created', ...CREW] },
  updateCrewMember: { perhaps: ['crew_member.updated', ...CREW] },
  removeCrewMember: { always: ['crew_member.deleted', ...CREW] },
  createJob: { always: ['job.created'], perhaps: [...VISIT, 'job.updated'] },
  completeJob: { always: ['job.completed'], perhaps: JOB_ENDS },
  cancelJob: { always: ['job.cancelled'], perhaps: JOB_ENDS },
  checkJobItem: { perhaps: ['job.updated'] },
  uncheckJobItem: { perhaps: ['job.updated'] },
  renderWorkOrder: { perhaps: ['job.updated'] },
  sendJobConfirmation: { perhaps: ['job.updated'] },
  bulkJobs: { perhaps: ['job.created', 'job.updated', 'job.cancelled', ...VISIT, ...JOB_ENDS] },
  createVisit: { perhaps: VISIT },
  updateVisit: { perhaps: ['visit.rescheduled', 'visit.updated'] },
  scheduleVisit: { perhaps: ['visit.scheduled', 'visit.rescheduled'] },
  completeVisit: { always: ['visit.completed'], perhaps: ['job.completed'] },
  reopenVisit: { always: ['visit.updated'], perhaps: ['job.updated'] },
  bulkVisits: {
    perhaps: ['visit.scheduled', 'visit.rescheduled', 'visit.updated', 'visit.dispatched', 'visit.cancelled'],
  },
  updateMember: { perhaps: ['membership.updated'] },
  disableMember: { always: ['membership.disabled'], perhaps: DEPARTED },
  enableMember: { always: ['membership.enabled'] },
  removeMember: { always: ['membership.deleted'], perhaps: DEPARTED },
  transferOwnership: { always: ['membership.ownership_transferred', 'membership.updated'] },
  resendInvitation: { always: ['invitation.resent'] },
  revokeInvitation: { always: ['invitation.revoked'] },
  acceptInvitation: { always: ['invitation.accepted', 'membership.created'] },
  replaceLogo: { always: ['tenant.updated'] },
  deleteLogo: { perhaps: ['tenant.updated'] },
  deleteWebhookEndpoint: { always: ['webhook_endpoint.deleted'] },
  enableWebhookEndpoint: { perhaps: ['webhook_endpoint.enabled'] },
  disableWebhookEndpoint: { perhaps: ['webhook_endpoint.disabled'] },
  rotateWebhookSecret: { always: ['webhook_endpoint.secret_rotated'] },
  testWebhookEndpoint: {},
};

/** Asked again, these change nothing more. */
const CALM = /^(archiveCrew|restoreCrew|(un)?checkJobItem|revokeApiKey|restoreProperty|(en|dis)ableWebhookEndpoint)$/;

export const changesNothingAgain = (method: string, operationId: string): boolean =>
  method === 'PATCH' || CALM.test(operationId);

interface Told {
  type: string;
  entityId: string;
  changed: string[];
  isNew: boolean;
  data: Record<string, unknown>;
}

/** The events of one company, as they come. */
export class ToldEvents {
  private seq = 0;

  private constructor(
    private readonly client: Client,
    private readonly tenantId: string,
  ) {}

  static async of(superuserUrl: string, tenantId: string): Promise<ToldEvents> {
    const client = new Client({ connectionString: superuserUrl });
    await client.connect();
    return new ToldEvents(client, tenantId);
  }

  /** Those since the last call. */
  async news(): Promise<Told[]> {
    const { rows } = await this.client.query<Told & { seq: string }>(
      `select seq, type, entity_id as "entityId", changed, previous is null as "isNew", data from events
       where tenant_id = $1 and seq > $2 order by seq`,
      [this.tenantId, this.seq],
    );
    this.seq = Number(rows.at(-1)?.seq ?? this.seq);
    return rows;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

const LIFECYCLES: Readonly<Record<string, Readonly<Record<string, { event: DomainEvent }>>>> = {
  Job: JOB_LIFECYCLE.steps,
  Visit: VISIT_LIFECYCLE.steps,
};

/** By its name, an operation takes a record a step on, makes one or changes one, where there is such an event. */
function namedAfter(operationId: string): Tells {
  const [, verb = '', record = ''] = /^([a-z]+)([A-Z]\w*)$/.exec(operationId) ?? [];
  const step = LIFECYCLES[record]?.[verb];
  if (step) return { always: [step.event.type] };
  const type = `${record.replace(/\B[A-Z]/g, '_$&').toLowerCase()}.${verb}d`;
  if (!declaredEvents().has(type)) return {};
  return verb === 'create' ? { always: [type] } : { perhaps: [type] };
}

/** What is wrong with the events of an accepted request; empty when nothing is. */
export function faultsOf(operationId: string, told: Told[]): string[] {
  const { always = [], perhaps = [] } = TELLS[operationId] ?? namedAfter(operationId);
  const types = told.map(({ type }) => type);
  return [
    ...types.filter((type) => ![...always, ...perhaps].includes(type)).map((type) => `tells ${type}`),
    ...always.filter((type) => !types.includes(type)).map((type) => `does not tell ${type}`),
    ...told.filter(isAboutNothing).map(({ type }) => `tells ${type} of nothing`),
    ...told.filter(({ data, entityId }) => data['id'] !== entityId).map(({ type }) => `tells ${type} of another`),
    ...(/"(gateCode|alarmCode|lockboxCode|secret)":/.test(JSON.stringify(told)) ? ['tells a secret'] : []),
  ];
}

/** A change in which nothing changed; of another secret nobody is told. */
const isAboutNothing = ({ type, changed, isNew }: Told): boolean =>
  !isNew && changed.length === 0 && type !== 'property.updated';
