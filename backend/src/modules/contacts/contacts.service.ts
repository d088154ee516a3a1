import { Injectable } from '@nestjs/common';
import type { CountryCode } from 'libphonenumber-js';
import { db, insertRow } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { VersionMismatch } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { TenancyService } from '../tenancy/index.js';
import { lockClient, requireClient, touchClient } from '../client-access/index.js';
import { ContactRecord } from './contact-records.js';
import { ContactNotFound, TooManyContacts } from './contacts.errors.js';
import { ContactCreated, ContactDeleted, ContactUpdated } from './contacts.events.js';
import { CONTACT_ORDERS, type CreateContactDto, type ListContactsQuery, type UpdateContactDto } from './contact.dto.js';
import { Contact } from './contact.entity.js';
import { isEmpty, refuseEmpty } from './empty-contact.js';
import { phoneCountryOf, readPhone } from './phone-number.js';

/** Of one client: they are read and told with it. */
const MOST_CONTACTS = 200;

const ROLES = ['isPrimary', 'isBilling'] as const;
type Role = (typeof ROLES)[number];

/** People to reach at clients. */
@Injectable()
export class ContactsService {
  readonly of = contactsOf;
  readonly isEmpty = isEmpty;
  readonly refuseEmpty = refuseEmpty;

  constructor(
    private readonly tenancy: TenancyService,
    private readonly keyset: Keyset,
    private readonly writer: RecordWriter,
  ) {}

  async list(clientId: string, query: ListContactsQuery): Promise<Page<Contact>> {
    await requireClient(clientId);
    const contacts = db().createQueryBuilder(Contact, 'contact').where('contact.clientId = :clientId', { clientId });
    if (query.updatedSince) contacts.andWhere('contact.updatedAt >= :since', { since: query.updatedSince });
    const request = { ...query, clientId };
    return this.keyset.page(contacts, request, CONTACT_ORDERS);
  }

  async add(clientId: string, contact: CreateContactDto): Promise<Contact> {
    await lockClient(clientId);
    refuseEmpty({ '': contact });
    if ((await db().countBy(Contact, { clientId })) >= MOST_CONTACTS) throw new TooManyContacts(MOST_CONTACTS);
    const [added] = await this.insert(clientId, [contact]);
    await touchClient(clientId);
    if (!added) throw new ContactNotFound();
    await this.writer.record(ContactRecord, ContactCreated, added);
    return added;
  }

  /** Adds people to a client that this transaction holds; without any before, the first one is primary. */
  async insert(clientId: string, contacts: CreateContactDto[]): Promise<Contact[]> {
    const added: Contact[] = [];
    let primaryIsMissing = contacts.length > 0 && !(await db().existsBy(Contact, { clientId, isPrimary: true }));
    const country = await this.country();
    for (const contact of contacts) {
      const isPrimary = contact.isPrimary ?? (primaryIsMissing && !contacts.some((other) => other.isPrimary));
      await this.vacate(clientId, { isPrimary, isBilling: contact.isBilling });
      added.push(await insertRow(Contact, { ...columnsOf(contact, country), clientId, isPrimary }));
      primaryIsMissing &&= !isPrimary;
    }
    return added;
  }

  async update(id: string, version: number | null, { notify = {}, ...others }: UpdateContactDto): Promise<Contact> {
    const before = await this.lock(id, version);
    // One that says nothing from before the rule may still be made primary.
    if (!isEmpty(before)) refuseEmpty({ '': { ...before, ...others } });
    await this.vacate(before.clientId, others, id);
    const contact = await this.write(before, {
      ...columnsOf(others, await this.country()),
      notify: { ...before.notify, ...notify },
    });
    if (contact !== before) await touchClient(before.clientId);
    return contact;
  }

  /** Removes a person; when it was the primary one, the oldest of the others becomes it. */
  async remove(id: string, version: number | null): Promise<void> {
    const contact = await this.lock(id, version);
    await this.writer.delete(ContactRecord, ContactDeleted, contact);
    const [heir] = contact.isPrimary ? await contactsOf(contact.clientId) : [];
    if (heir) await this.write(heir, { isPrimary: true });
    await touchClient(contact.clientId);
  }

  /** At most one primary and one billing contact: whoever takes the place, the one before leaves it. */
  private async vacate(clientId: string, taken: Pick<UpdateContactDto, Role>, except?: string): Promise<void> {
    for (const role of ROLES) {
      const holder = taken[role] ? await db().findOneBy(Contact, { clientId, [role]: true }) : null;
      if (holder && holder.id !== except) await this.write(holder, { [role]: false });
    }
  }

  private write(before: Contact, changes: Partial<Contact>): Promise<Contact> {
    return this.writer.update(ContactRecord, ContactUpdated, before, changes);
  }

  /** Rules about all contacts of a client hold only while nobody else changes them. */
  private async lock(id: string, version: number | null): Promise<Contact> {
    await lockClient((await this.find(id)).clientId);
    const contact = await this.find(id);
    if (version !== null && contact.version !== version) throw new VersionMismatch(contact.version);
    return contact;
  }

  private async find(id: string): Promise<Contact> {
    const contact = await db().findOneBy(Contact, { id });
    if (!contact) throw new ContactNotFound();
    await requireClient(contact.clientId).catch(() => {
      throw new ContactNotFound();
    });
    return contact;
  }

  private async country(): Promise<CountryCode> {
    return phoneCountryOf(await this.tenancy.current());
  }
}

/** People of a client, the primary one first. */
function contactsOf(clientId: string): Promise<Contact[]> {
  return db().find(Contact, {
    where: { clientId },
    order: { isPrimary: 'DESC', createdAt: 'ASC', id: 'ASC' },
    take: MOST_CONTACTS,
  });
}

function columnsOf({ phones, emails, ...plain }: UpdateContactDto & { id?: string }, country: CountryCode) {
  return {
    ...plain,
    ...(emails && { emails: emails.map((email) => email.trim()) }),
    ...(phones && { phones: phones.map((phone) => readPhone(phone, country)) }),
  };
}
