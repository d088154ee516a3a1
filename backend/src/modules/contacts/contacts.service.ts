import { Injectable } from '@nestjs/common';
import type { CountryCode } from 'libphonenumber-js';
import { db, newId, rowOf } from '../../kernel/database/index.js';
import { currentScope } from '../../kernel/context/index.js';
import { arrayOf, type JsonOf } from '../../kernel/reading/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { requireVersion, type SeenVersion } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { TenancyService } from '../tenancy/index.js';
import { ClientNotFound, requireClient, touchClient } from '../client-access/index.js';
import { ContactRecord } from './contact-records.js';
import { ContactNotFound, TooManyContacts } from './contacts.errors.js';
import { ContactCreated, ContactDeleted, ContactUpdated } from './contacts.events.js';
import {
  CONTACT_ORDERS,
  ContactDto,
  type CreateContactDto,
  type ListContactsQuery,
  type UpdateContactDto,
} from './contact.dto.js';
import { Contact } from './contact.entity.js';
import { isEmpty, refuseEmpty } from './empty-contact.js';
import { phoneCountryOf, readPhone } from './phone-number.js';

/** Of one client, which is read and sent in events with all of them. */
const MOST_CONTACTS = 200;

const ROLES = ['isPrimary', 'isBilling'] as const;
type Role = (typeof ROLES)[number];

/** People to reach at clients. */
@Injectable()
export class ContactsService {
  /** SQL of the contacts of `client`, the primary one first, as JSON. */
  static readonly SQL = `(
    select coalesce(json_agg(c order by c.is_primary desc, c.created_at, c.id), '[]')
    from (select * from client_contacts where client_id = client.id
          order by is_primary desc, created_at, id limit ${MOST_CONTACTS}) c)`;

  /** Turns the result of `SQL` into entities. */
  static readonly from = (rows: object[]): Contact[] => rows.map((row) => rowOf(Contact, { ...row }));

  readonly isEmpty = isEmpty;
  readonly refuseEmpty = refuseEmpty;

  constructor(
    private readonly tenancy: TenancyService,
    private readonly keyset: Keyset,
    private readonly writer: RecordWriter,
  ) {}

  /** The contacts of a client that the caller may see, as the API answers them. */
  async ofClient(clientId: string): Promise<JsonOf<ContactDto[]>> {
    const rows = await currentScope().statements.rows(OF_CLIENT, [clientId]);
    return arrayOf(ContactDto.shape.apart.each(rows));
  }

  async list(clientId: string, query: ListContactsQuery): Promise<Page<Contact>> {
    await requireClient(clientId);
    const contacts = db().createQueryBuilder(Contact, 'contact').where('contact.clientId = :clientId', { clientId });
    if (query.updatedSince) contacts.andWhere('contact.updatedAt >= :since', { since: query.updatedSince });
    const request = { ...query, clientId };
    return this.keyset.page(contacts, request, CONTACT_ORDERS);
  }

  async add(clientId: string, contact: CreateContactDto): Promise<Contact> {
    await touchClient(clientId);
    refuseEmpty({ '': contact });
    const others = await contactsOf(clientId);
    if (others.length >= MOST_CONTACTS) throw new TooManyContacts(MOST_CONTACTS);
    const rows = await this.rowsOf(clientId, [contact], others);
    const taken = (role: Role) => rows.some((row) => row[role]);
    await this.vacate(others, { isPrimary: taken('isPrimary'), isBilling: taken('isBilling') });
    const [added] = await this.writer.insertMany(ContactRecord, ContactCreated, rows);
    if (!added) throw new ContactNotFound();
    return added;
  }

  /** The rows of a client's new contacts; if none is marked as primary, the first one is. */
  async rowsOf(clientId: string, contacts: CreateContactDto[], others: Contact[] = []) {
    if (contacts.length === 0) return [];
    const country = await this.country();
    const hasPrimary = [...others, ...contacts].some(({ isPrimary }) => isPrimary);
    // If several claim a place, the last one gets it.
    const primary =
      contacts.findLast(({ isPrimary }) => isPrimary) ??
      (hasPrimary ? undefined : contacts.find(({ isPrimary }) => isPrimary === undefined));
    const billing = contacts.findLast(({ isBilling }) => isBilling);
    return contacts.map((contact) => ({
      ...columnsOf(contact, country),
      id: contact.id ?? newId(),
      clientId,
      isPrimary: contact === primary,
      isBilling: contact === billing,
    }));
  }

  async update(id: string, version: SeenVersion, { notify = {}, ...changes }: UpdateContactDto): Promise<Contact> {
    const { contact: before, others } = await this.lock(id, version);
    // An empty contact from before the rule may still become primary.
    if (!isEmpty(before)) refuseEmpty({ '': { ...before, ...changes } });
    await this.vacate(others, changes);
    const contact = await this.write(before, {
      ...columnsOf(changes, await this.country()),
      notify: { ...before.notify, ...notify },
    });
    if (contact !== before) await touchClient(before.clientId);
    return contact;
  }

  /** Removes a contact; if it was the primary one, the oldest of the others takes its place. */
  async remove(id: string, version: SeenVersion): Promise<void> {
    const { contact, others } = await this.lock(id, version);
    await this.writer.delete(ContactRecord, ContactDeleted, contact);
    const [oldest] = contact.isPrimary ? others : [];
    if (oldest) await this.write(oldest, { isPrimary: true });
    await touchClient(contact.clientId);
  }

  /** At most one primary and one billing contact: whoever takes the place displaces the previous one. */
  private async vacate(others: Contact[], taken: Pick<UpdateContactDto, Role>): Promise<void> {
    for (const other of others) {
      const left = ROLES.filter((role) => taken[role] && other[role]);
      if (left.length > 0) await this.write(other, Object.fromEntries(left.map((role) => [role, false])));
    }
  }

  private write(before: Contact, changes: Partial<Contact>): Promise<Contact> {
    return this.writer.update(ContactRecord, ContactUpdated, before, changes);
  }

  /** Rules about all contacts of a client hold only while nobody else changes them. */
  private async lock(id: string, version: SeenVersion): Promise<{ contact: Contact; others: Contact[] }> {
    const idFrom = '(select client_id from client_contacts where id = $1)';
    const clientId = await requireClient(id, { idFrom, lock: true }).catch((error: unknown) => {
      throw error instanceof ClientNotFound ? new ContactNotFound() : error;
    });
    const all = await contactsOf(clientId);
    const contact = all.find((one) => one.id === id);
    if (!contact) throw new ContactNotFound();
    requireVersion(contact, version);
    return { contact, others: all.filter((one) => one !== contact) };
  }

  private async country(): Promise<CountryCode> {
    return phoneCountryOf(await this.tenancy.current());
  }
}

const OF_CLIENT = `
  select ${ContactDto.shape.apart.columns} from client_contacts k where k.tenant_id = (select app_tenant_id()) and k.client_id = $1
  order by k.is_primary desc, k.created_at, k.id limit ${MOST_CONTACTS}`;

/** People of a client, the primary one first. */
const contactsOf = (clientId: string): Promise<Contact[]> =>
  db().find(Contact, { where: { clientId }, order: { isPrimary: 'DESC', createdAt: 'ASC', id: 'ASC' } });

function columnsOf({ phones, emails, ...plain }: UpdateContactDto & { id?: string }, country: CountryCode) {
  return {
    ...plain,
    ...(emails && { emails: emails.map((email) => email.trim()) }),
    ...(phones && { phones: phones.map((phone) => readPhone(phone, country)) }),
  };
}
