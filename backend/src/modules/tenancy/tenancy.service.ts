import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { currentScope, currentTenantId, type TenantRow } from '../../kernel/context/index.js';
import { afterCommit, db, lockRow, rowOf, Scopes } from '../../kernel/database/index.js';
import { mergePatch } from '../../kernel/validation/index.js';
import { InvalidTransition, NotFound, type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import { Outbox } from '../../kernel/queue/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { readPhoneNumber } from '../phone-numbers/index.js';
import { RolesService } from '../roles/index.js';
import { ZoneChanges } from '../zone-changes/index.js';
import { TenantCreated, TenantRecord, TenantUpdated } from './tenancy.events.js';
import type { UpdateTenantDto } from './tenant.dto.js';
import { Tenant } from './tenant.entity.js';

export type NewTenant = Pick<Tenant, 'name' | 'timezone' | 'currency' | 'locale' | 'unitSystem'> & { slug?: string };

type Pause = { status: 'suspended'; statusReason: string } | { status: 'closing'; purgeAt: Date };

/** A company that a person belongs to. */
interface Belonging {
  membershipId: string;
  tenantId: string;
  tenantName: string;
  roleKey: string;
  roleName: string;
}

/** Companies and their settings. */
@Injectable()
export class TenancyService {
  /** By their rows, which stay the same objects until somebody changes them: most requests need their company. */
  private readonly read = new LRUCache<TenantRow, Tenant>({ max: 1_000 });

  constructor(
    private readonly writer: RecordWriter,
    private readonly scopes: Scopes,
    private readonly zones: ZoneChanges,
    private readonly roles: RolesService,
    private readonly outbox: Outbox,
  ) {}

  /** The company of the scope, as it was when its transaction began. */
  async current(): Promise<Tenant> {
    const company = await currentScope().statements.company();
    // A company in creation did not exist when the transaction began.
    const tenant = company ? this.tenantOf(company) : await db().findOneBy(Tenant, { id: currentTenantId() });
    if (!tenant) throw new NotFound();
    return tenant;
  }

  private tenantOf(company: TenantRow): Tenant {
    const known = this.read.get(company);
    if (known) return known;
    const tenant = Object.freeze(rowOf(Tenant, company));
    this.read.set(company, tenant);
    return tenant;
  }

  /**
   * Merge patch of the settings, including the address. When the zone changes, throws what keeps the planned work from
   * following it.
   */
  async patch(version: SeenVersion, { address, allowOverlap = false, ...changes }: UpdateTenantDto): Promise<Tenant> {
    requireTelephone(changes.phone);
    if (changes.timezone !== undefined) await this.zones.begin();
    const before = await this.lock();
    const merged = { ...changes, ...(address && { address: mergePatch(before.address, address) }) };
    const tenant = await this.write(before, version, merged);
    if (changes.timezone !== undefined) await this.zones.tell({ propertyId: null, allowOverlap });
    return tenant;
  }

  async update(version: SeenVersion, changes: Partial<Tenant>): Promise<Tenant> {
    return this.write(await this.lock(), version, changes);
  }

  /** The company is read only from here on. Throws `InvalidTransition` (409). Its queue tasks wait. */
  async pause(to: Pause): Promise<Tenant> {
    const before = await this.lock();
    const { status } = before;
    if (status === 'suspended' || status === 'closing') throw new InvalidTransition(status, to.status, []);
    return this.write(before, null, { ...to, statusBefore: status });
  }

  /** Ends that: the company is what it was. Throws `InvalidTransition` (409). What waited goes on at once. */
  async resume(from: Pause['status']): Promise<Tenant> {
    const before = await this.lock();
    const status = before.statusBefore ?? 'active';
    if (before.status !== from) throw new InvalidTransition(before.status, status, []);
    await this.outbox.resume();
    return this.write(before, null, { status, statusBefore: null, statusReason: null, purgeAt: null });
  }

  /** Creates the company of the scope, with copies of the preset roles. The scope already carries the new id. */
  async createTenant(company: NewTenant): Promise<Tenant> {
    const id = currentTenantId();
    const slug = company.slug ?? slugOf(company.name, id);
    const tenant = await this.writer.insert(TenantRecord, TenantCreated, {
      ...company,
      weekStart: new Intl.Locale(company.locale).getWeekInfo().firstDay,
      id,
      slug,
    });
    await this.roles.createPresets();
    return tenant;
  }

  /** The companies that the caller can work in, by name. */
  ofCaller(): Promise<Belonging[]> {
    return db().query(COMPANIES_OF_CALLER);
  }

  /** Who is told when the company needs attention: its active owners, at most 20. */
  owners(): Promise<Array<{ name: string; email: string }>> {
    return db().query(LIST_OWNERS);
  }

  private write(before: Tenant, version: SeenVersion, changes: Partial<Tenant>): Promise<Tenant> {
    afterCommit(() => this.scopes.forget(before.id));
    return this.writer.update(TenantRecord, TenantUpdated, before, changes, { version });
  }

  /** The company of the scope, locked until the transaction ends. */
  private async lock(): Promise<Tenant> {
    const tenant = await lockRow(Tenant, currentTenantId());
    if (!tenant) throw new NotFound();
    return tenant;
  }
}

const COMPANIES_OF_CALLER = `
  select m.id as "membershipId", m.tenant_id as "tenantId", t.name as "tenantName", r.key as "roleKey", r.name as "roleName"
  from memberships m
  join tenants t on t.id = m.tenant_id
  join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.user_id = app_user_id() and m.status = 'active'
  order by t.name, m.id
  limit 200`;

const LIST_OWNERS = `
  select u.name, u.email
  from memberships m
  join account_names u on u.user_id = m.user_id
  join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = (select app_tenant_id()) and r.key = 'owner' and m.status = 'active'
  order by m.created_at, m.id
  limit 20`;

/** `Greenfield Lawn` → `greenfield-lawn-1c2d3e`: readable, and unique without a query. */
function slugOf(name: string, id: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
  return [words, id.slice(-6)].filter(Boolean).join('-');
}

/** A shorter number is useless on a document: nobody reaches the company by an extension. */
const FEWEST_DIGITS = 5;

function requireTelephone(phone: string | null | undefined): void {
  if (!phone?.trim() || readPhoneNumber(phone, '').digits.length >= FEWEST_DIGITS) return;
  const detail = 'Enter a phone number with at least 5 digits.';
  throw new ValidationFailed([{ pointer: '/phone', code: 'telephone', detail }]);
}
