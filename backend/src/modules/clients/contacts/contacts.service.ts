import { Injectable } from '@nestjs/common';
import type { CountryCode } from 'libphonenumber-js';
import { db, insertRow, Keyset, lockRow, type Page, updateRow } from '../../../kernel/database/index.js';
import type { UpdatedPageQuery } from '../../../kernel/http/index.js';
import { VersionMismatch } from '../../../kernel/problem/index.js';
import { TenancyService } from '../../tenancy/index.js';
import { touchClient, visibleClient } from '../client-access.js';
import { Client } from '../client.entity.js';
import { ClientNotFound, ContactNotFound } from '../clients.errors.js';
import type { CreateContactDto, UpdateContactDto } from './contact.dto.js';
import { Contact } from './contact.entity.js';
import { phoneCountryOf, readPhone } from './phone-number.js';

/** People to reach at clients. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly keyset: Keyset,
  ) {}

  async list(clientId: string, query: UpdatedPageQuery): Promise<Page<Contact>> {
    await visibleClient(clientId);
    const contacts = db().createQueryBuilder(Contact, 'contact').where('contact.clientId = :clientId', { clientId });
    if (query.updatedSince) contacts.andWhere('contact.updatedAt >= :since', { since: query.updatedSince });
    return this.keyset.page(contacts, query, { by: 'createdAt', direction: 'ASC' });
  }

  async add(clientId: string, contact: CreateContactDto): Promise<Contact> {
    await lockClient(clientId);
    const [added] = await this.insert(clientId, [contact]);
    await touchClient(clientId);
    if (!added) throw new ContactNotFound();
    return added;
  }

  /** Adds people to a client that this transaction holds; without any before, the first one is primary. */
  async insert(clientId: string, contacts: CreateContactDto[]): Promise<Contact[]> {
    const added: Contact[] = [];
    let primaryIsMissing = contacts.length > 0 && !(await db().existsBy(Contact, { clientId, isPrimary: true }));
    const country = await this.country();
    for (const contact of contacts) {
      const isPrimary = contact.isPrimary ?? (primaryIsMissing && !contacts.some((other) => other.isPrimary));
      await vacate(clientId, { isPrimary, isBilling: contact.isBilling ?? false });
      added.push(await insertRow(Contact, { ...columnsOf(contact, country), clientId, isPrimary }));
      primaryIsMissing &&= !isPrimary;
    }
    return added;
  }

  async update(id: string, version: number | null, changes: UpdateContactDto): Promise<Contact> {
    const { clientId } = await this.find(id);
    await lockClient(clientId);
    const before = await this.find(id);
    if (version !== null && before.version !== version) throw new VersionMismatch(before.version);
    await vacate(clientId, { isPrimary: changes.isPrimary ?? false, isBilling: changes.isBilling ?? false }, id);
    const contact = await updateRow(Contact, id, version, columnsOf(changes, await this.country()));
    if (!contact) throw new ContactNotFound();
    await touchClient(clientId);
    return contact;
  }

  /** Removes a person; when it was the primary one, the oldest of the others becomes it. */
  async remove(id: string, version: number | null): Promise<void> {
    const { clientId } = await this.find(id);
    await lockClient(clientId);
    const contact = await this.find(id);
    if (version !== null && contact.version !== version) throw new VersionMismatch(contact.version);
    await db().delete(Contact, { id });
    const [heir] = contact.isPrimary ? await contactsOf(clientId) : [];
    if (heir) await updateRow(Contact, heir.id, null, { isPrimary: true });
    await touchClient(clientId);
  }

  private async find(id: string): Promise<Contact> {
    const contact = await db().findOneBy(Contact, { id });
    if (!contact) throw new ContactNotFound();
    await visibleClient(contact.clientId).catch(() => {
      throw new ContactNotFound();
    });
    return contact;
  }

  private async country(): Promise<CountryCode> {
    return phoneCountryOf(await this.tenancy.current());
  }
}

/** People of a client, the primary one first. */
export function contactsOf(clientId: string): Promise<Contact[]> {
  return db().find(Contact, {
    where: { clientId },
    order: { isPrimary: 'DESC', createdAt: 'ASC', id: 'ASC' },
    take: 200,
  });
}

/** Rules about all contacts of a client hold only while nobody else changes them. */
async function lockClient(id: string): Promise<void> {
  await visibleClient(id);
  if (!(await lockRow(Client, id))) throw new ClientNotFound();
}

/** At most one primary and one billing contact: whoever takes the place, the one before leaves it. */
async function vacate(
  clientId: string,
  roles: { isPrimary: boolean; isBilling: boolean },
  except?: string,
): Promise<void> {
  for (const role of ['isPrimary', 'isBilling'] as const) {
    const holder = roles[role] ? await db().findOneBy(Contact, { clientId, [role]: true }) : null;
    if (holder && holder.id !== except) await updateRow(Contact, holder.id, null, { [role]: false });
  }
}

function columnsOf({ phones, emails, ...plain }: UpdateContactDto & { id?: string }, country: CountryCode) {
  return {
    ...plain,
    ...(emails && { emails: emails.map((email) => email.trim()) }),
    ...(phones && { phones: phones.map((phone) => readPhone(phone, country)) }),
  };
}
