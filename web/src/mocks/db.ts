import type {
  ApiKeyDto,
  ClientDto,
  CrewDto,
  EventDto,
  ImportDto,
  ImportProblemDto,
  MembershipDto,
  MessageDto,
  OperationDto,
  RoleDto,
  TenantDto,
  WebhookDeliveryDetailDto,
  WebhookEndpointDto,
} from '../api/generated/requests/types.gen';
import { uuidv7 } from '../lib/uuid';
import type { Codes } from './clients/make-client';
import type { JobRecord, VisitRecord } from './jobs/job-record';
import { type Recorder, Table } from './table';

export interface User {
  id: string;
  email: string;
  name: string;
  password: string;
  /** What the person does; set for the accounts of the demo. */
  sees?: string;
}

/** A user in a company. */
export interface Person {
  user: User;
  membershipId: string;
  role: RoleDto;
  company: Company;
  /** Set where a program asks, with an API key. */
  apiKeyId?: string;
}

/** Everything of one company. Handlers are given the one of who asks. */
export class Company {
  readonly people: Person[] = [];
  readonly events: EventDto[] = [];
  /** Rows of each import's file, its problems, and the clients that it made. */
  readonly importRows = new Map<string, string[][]>();
  readonly importedClients = new Map<string, string[]>();
  readonly importProblems = new Map<string, ImportProblemDto[]>();
  /** Files by their id: work orders, attachments, results of operations. */
  readonly files = new Map<string, Blob>();
  /** Ids of API keys by their secrets. */
  readonly apiSecrets = new Map<string, string>();
  readonly apiKeys = this.table<ApiKeyDto>('api_key');
  readonly webhookEndpoints = this.table<WebhookEndpointDto>('webhook_endpoint');
  readonly webhookDeliveries = this.table<WebhookDeliveryDetailDto>('webhook_delivery');
  readonly clients = this.table<ClientDto>('client');
  readonly crews = this.table<CrewDto>('crew');
  readonly jobs = this.table<JobRecord>('job');
  readonly visits = this.table<VisitRecord>('visit');
  readonly imports = this.table<ImportDto>('import');
  readonly operations = this.table<OperationDto>('operation');
  readonly messages = this.table<MessageDto>('message');
  /** Codes of gates and alarms by property: shown only to who asks for them. */
  readonly accessCodes = new Map<string, Codes>();
  logo: Blob | null = null;
  private readonly listeners = new Set<(text: string) => void>();
  private readonly numbers = new Map<string, number>();

  constructor(
    readonly db: MockDb,
    public tenant: TenantDto,
    readonly roles: RoleDto[],
  ) {}

  /** The next of `C-00001`, `J-00001`. */
  number(prefix: string): string {
    const next = (this.numbers.get(prefix) ?? 0) + 1;
    this.numbers.set(prefix, next);
    return `${prefix}-${String(next).padStart(5, '0')}`;
  }

  /** Sends what happens from now on to a stream, until the answer is called. */
  listen(tell: (text: string) => void): () => void {
    this.listeners.add(tell);
    tell(
      `retry: 2000\n\nid: ${this.events.length}\nevent: ready\ndata: ${JSON.stringify({ lastSeq: this.events.length })}\n\n`,
    );
    return () => this.listeners.delete(tell);
  }

  /** Says what is no event: how far long work has come. */
  say(topic: string, payload: unknown): void {
    this.tell(`event: live\ndata: ${JSON.stringify({ topic, payload })}\n\n`);
  }

  readonly record: Recorder = (who, { type, entityType, row, previous }) => {
    const event: EventDto = {
      id: uuidv7(),
      seq: this.events.length + 1,
      type,
      entityType,
      entityId: row.id,
      version: row.version,
      at: this.db.now().toISOString(),
      actor: { kind: 'user', name: who.user.name, source: 'web', userId: who.user.id },
      changed: Object.keys(previous ?? {}),
      data: { ...row },
      previous,
    };
    this.events.push(event);
    const { seq, entityId, version, at, actor } = event;
    this.tell(
      `id: ${seq}\nevent: change\ndata: ${JSON.stringify({ seq, type, entityType, entityId, version, at, actor })}\n\n`,
    );
  };

  private tell(text: string): void {
    for (const listener of this.listeners) listener(text);
  }

  private table<R extends { id: string; version: number; updatedAt?: string }>(entity: string): Table<R> {
    return new Table<R>(
      entity,
      (...change) => this.record(...change),
      () => this.db.now(),
    );
  }
}

/** All the companies and people of the mock. Lives in memory: a restart begins anew. */
export class MockDb {
  readonly users: User[] = [];
  readonly companies: Company[] = [];
  /** Refresh tokens that were given back. */
  readonly signedOut = new Set<string>();

  private readonly pending = new Set<unknown>();
  private onIdle: () => void = () => undefined;

  /** @param pace how long background work and slow answers take: 1 as people see it, 0 at once */
  constructor(
    readonly now: () => Date,
    private readonly pace: number,
  ) {}

  personOf(userId: string, tenantId: string): Person | null {
    const company = this.companies.find(({ tenant }) => tenant.id === tenantId);
    return company?.people.find(({ user }) => user.id === userId) ?? null;
  }

  personsOf(user: User): Person[] {
    return this.companies.flatMap(({ people }) => people.filter((person) => person.user.id === user.id));
  }

  /** Does something later, as the worker would. */
  later(ms: number, work: () => void): void {
    const timer: ReturnType<typeof setTimeout> = setTimeout(() => {
      this.pending.delete(timer);
      work();
      if (this.pending.size === 0) this.onIdle();
    }, ms * this.pace);
    this.pending.add(timer);
  }

  /** Resolves when nothing goes on in the background any more. */
  settled(): Promise<void> {
    if (this.pending.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.onIdle = resolve;
    });
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.later(ms, resolve));
  }
}

export const membershipOf = ({ membershipId, role, company }: Person): MembershipDto => ({
  membershipId,
  roleKey: role.key,
  roleName: role.name,
  tenantId: company.tenant.id,
  tenantName: company.tenant.name,
});
