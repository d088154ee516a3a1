import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { db, newId, rowOf } from '../../kernel/database/index.js';
import { currentScope } from '../../kernel/context/index.js';
import { arrayOf, type JsonOf } from '../../kernel/reading/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { mergeMember } from '../../kernel/validation/index.js';
import { requireVersion, type SeenVersion } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { patchAddress, tidyAddress } from '../addresses/index.js';
import { requireClient, touchClient, touchClients, visibleClients } from '../client-access/index.js';
import { ZoneChanges } from '../zone-changes/index.js';
import { PropertyNotFound } from './properties.errors.js';
import {
  AccessCodesRevealed,
  PropertyArchived,
  PropertyCreated,
  PropertyDeleted,
  PropertyRestored,
  PropertyUpdated,
} from './properties.events.js';
import { PropertyRecord } from './property-records.js';
import { AccessCodes } from './access-codes.js';
import type { AccessCodesDto } from './access-codes.dto.js';
import { GeoPointDto } from './geo-point.dto.js';
import {
  type CreatePropertyDto,
  type ListPropertiesQuery,
  PROPERTY_ORDERS,
  PropertyDto,
  type UpdatePropertyDto,
} from './property.dto.js';
import { Property } from './property.entity.js';

/** Properties: the places where work happens. */
@Injectable()
export class PropertiesService {
  /** What others declare where they look for a property. */
  static readonly NotFound = PropertyNotFound;

  /** SQL of the active properties of `client`, oldest first, as JSON. */
  static readonly SQL = `(
    select coalesce(json_agg(p order by p.created_at, p.id), '[]')
    from (select * from properties where client_id = client.id and archived_at is null
          order by created_at, id limit 200) p)`;

  /** Turns the result of `SQL` into entities. */
  static readonly from = (rows: object[]): Property[] => rows.map((row) => rowOf(Property, { ...row }));

  constructor(
    private readonly accessCodes: AccessCodes,
    private readonly keyset: Keyset,
    private readonly writer: RecordWriter,
    private readonly zones: ZoneChanges,
  ) {}

  /** The active properties of a client that the caller may see, as the API answers them. */
  async ofClient(clientId: string): Promise<JsonOf<PropertyDto[]>> {
    const rows = await currentScope().statements.rows(OF_CLIENT, [clientId]);
    return arrayOf(PropertyDto.shape.apart.each(rows));
  }

  async list(clientId: string, query: ListPropertiesQuery): Promise<Page<Property>> {
    await requireClient(clientId);
    const properties = db()
      .createQueryBuilder(Property, 'property')
      .where('property.clientId = :clientId', { clientId });
    if (hidesArchived(query)) properties.andWhere('property.archivedAt is null');
    if (query.updatedSince) properties.andWhere('property.updatedAt >= :since', { since: query.updatedSince });
    const request = { ...query, clientId };
    return this.keyset.page(properties, request, PROPERTY_ORDERS);
  }

  /** Reads a property of a client that the caller may see. */
  get(id: string): Promise<Property> {
    return visibleProperty(id);
  }

  async add(clientId: string, property: CreatePropertyDto): Promise<Property> {
    await touchClient(clientId);
    return this.writer.insert(PropertyRecord, PropertyCreated, await this.newRow(clientId, property));
  }

  /** The rows of new places of a client. */
  async rowsOf(clientId: string, properties: CreatePropertyDto[]) {
    const rows = [];
    for (const property of properties) rows.push(await this.newRow(clientId, property));
    return rows;
  }

  /** When the zone changes, throws what keeps the planned work from following it. */
  async update(id: string, version: SeenVersion, changes: UpdatePropertyDto): Promise<Property> {
    const { address, geo, gateCode, alarmCode, lockboxCode, allowOverlap = false, ...plain } = changes;
    if (plain.timezone !== undefined) await this.zones.begin();
    const before = await this.inVersion(id, version);
    const codes = await this.accessCodes.seal(id, { gateCode, alarmCode, lockboxCode }, before);
    const property = await this.write(PropertyUpdated, before, {
      ...plain,
      ...codes,
      ...(geo !== undefined && { geo: mergeMember(GeoPointDto, before.geo, geo, '/geo') }),
      ...(address && { address: patchAddress(before.address, address) ?? {} }),
    });
    if (plain.timezone !== undefined) await this.zones.tell({ propertyId: id, allowOverlap });
    return property;
  }

  /** An archived property keeps its history; archiving twice is not an error. */
  async archive(id: string, version: SeenVersion): Promise<void> {
    const before = await this.inVersion(id, version);
    if (!before.archivedAt) await this.write(PropertyArchived, before, { archivedAt: new Date() });
  }

  async restore(id: string): Promise<Property> {
    return this.write(PropertyRestored, await this.inVersion(id, null), { archivedAt: null });
  }

  /**
   * The unencrypted codes, for callers with a permission for them; each time records an event that the owner can see.
   */
  async revealAccessCodes(id: string): Promise<AccessCodesDto> {
    const property = await this.get(id);
    const codes = await this.accessCodes.open(property);
    await this.writer.record(PropertyRecord, AccessCodesRevealed, property);
    return codes;
  }

  /** Encrypts codes, for code that writes many properties at once. */
  sealCodes(...codes: Parameters<AccessCodes['seal']>): ReturnType<AccessCodes['seal']> {
    return this.accessCodes.seal(...codes);
  }

  /** The unencrypted codes of all properties, for an export: whoever asks checks the permission and notes it. */
  allAccessCodes(): ReturnType<AccessCodes['all']> {
    return this.accessCodes.all();
  }

  /** Records the creation of properties that were written in sets; each client's version goes up by one. */
  async recordCreated(ids: string[]): Promise<void> {
    const properties = await db().findBy(Property, { id: In(ids) });
    await touchClients(properties.map(({ clientId }) => clientId));
    await this.writer.recordMany(PropertyRecord, PropertyCreated, properties);
  }

  /** Deletes properties that nothing refers to; their clients' versions go up by one. */
  async removeMany(ids: string[]): Promise<void> {
    const properties = await db().findBy(Property, { id: In(ids) });
    await this.writer.deleteMany(PropertyRecord, PropertyDeleted, properties);
    await touchClients(properties.map(({ clientId }) => clientId));
  }

  private async newRow(
    clientId: string,
    { id = newId(), address, gateCode, alarmCode, lockboxCode, ...plain }: CreatePropertyDto,
  ) {
    const codes = await this.accessCodes.seal(id, { gateCode, alarmCode, lockboxCode });
    return { ...plain, ...codes, id, clientId, address: tidyAddress(address) ?? {} };
  }

  private async inVersion(id: string, version: SeenVersion): Promise<Property> {
    const property = await visibleProperty(id, { lock: true });
    requireVersion(property, version);
    return property;
  }

  private async write(event: DomainEvent, before: Property, changes: Partial<Property>): Promise<Property> {
    const property = await this.writer.update(PropertyRecord, event, before, changes);
    if (property !== before) await touchClient(before.clientId);
    return property;
  }
}

const OF_CLIENT = `
  select ${PropertyDto.shape.apart.columns} from properties p
  where p.tenant_id = (select app_tenant_id()) and p.client_id = $1 and p.archived_at is null
  order by p.created_at, p.id limit 200`;

/** Followers of changes must see that a property was archived; everybody else wants active ones. */
const hidesArchived = ({ archived, updatedSince }: ListPropertiesQuery) =>
  archived === undefined ? updatedSince === undefined : archived === 'false';

/** A property of a client that the caller may see; with `lock`, locked until the transaction ends. */
async function visibleProperty(id: string, { lock = false } = {}): Promise<Property> {
  const properties = db().createQueryBuilder(Property, 'property').where('property.id = :id', { id });
  if (lock) properties.setLock('for_no_key_update');
  const property = await properties.andWhere(visibleClients('property.client_id')).getOne();
  if (!property) throw new PropertyNotFound();
  return property;
}
