import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, ValidateNested } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { flag, instant, list, made, number, orNull, Shape, text, word } from '../../kernel/reading/index.js';
import {
  Choice,
  EmailList,
  FilledText,
  MayBeAbsent,
  MayBeNull,
  RecordId,
  SortBy,
  SourcedRecordDto,
  Text,
  UpdatedPageQuery,
} from '../../kernel/dto/index.js';
import { extensionOf } from '../phone-numbers/index.js';
import { Contact, CONTACT_NAME, CONTACT_ROLES, type ContactRole, type Phone, PHONE_LABELS } from './contact.entity.js';

/** What the contact hears about. */
export class NotifyDto {
  /** Quotes and their reminders. */
  @IsBoolean()
  quotes!: boolean;

  /** Invoices and their reminders. */
  @IsBoolean()
  invoices!: boolean;

  /** Confirmations and reminders of visits. */
  @IsBoolean()
  visits!: boolean;

  /** News and offers. */
  @IsBoolean()
  marketing!: boolean;
}

/** Changes to what the contact hears about. */
export class UpdateNotifyDto extends PartialType(NotifyDto, { skipNullProperties: false }) {}

/** A telephone number as it was typed. */
export class PhoneInputDto {
  /** The number in any form; read with the country of the company when it has no country code. */
  @FilledText(50, '(908) 555-0142')
  raw!: string;

  /** Phone type. */
  @MayBeAbsent()
  @Choice(PHONE_LABELS, 'mobile')
  label?: Phone['label'];
}

/** A telephone number as it was typed, and as machines dial it. */
export class PhoneDto {
  /** As it was typed. */
  @ApiProperty({ maxLength: 50, example: '(908) 555-0142' })
  raw!: string;

  /** E.164, for dialing; null when the number is incomplete. */
  @ApiProperty({ type: String, nullable: true, maxLength: 16, example: '+19085550142' })
  e164!: string | null;

  /** Extension; null when there is none. */
  @ApiProperty({ type: String, nullable: true, maxLength: 20, example: '12' })
  extension!: string | null;

  /** Phone type. */
  @ApiProperty({ enum: PHONE_LABELS, example: 'mobile' })
  label!: Phone['label'];

  static from({ raw, e164, label }: Phone): PhoneDto {
    return { raw, e164, extension: extensionOf(raw), label };
  }
}

/** As `client_snapshots` has a contact. */
interface Reachable {
  name: string | null;
  phones: Phone[];
}

/** The person to call at a client. */
class ContactToCallDto {
  /** Name of the person. */
  @ApiProperty({ type: String, nullable: true, maxLength: 201, example: "Dana O'Brien" })
  name!: string | null;

  /** The first number of the person. */
  @ApiProperty({ type: () => PhoneDto })
  phone!: PhoneDto;

  /** Of rows of `client_snapshots client`: the first contact with a number, the primary one before others. */
  static readonly ofClient = made('client.contacts', (contacts: Reachable[] | null): ContactToCallDto | null => {
    const [first] = (contacts ?? []).flatMap(({ name, phones: [phone] }) => (phone ? { name, phone } : []));
    return first ? { name: first.name, phone: PhoneDto.from(first.phone) } : null;
  });
}

/** A new person to reach at a client: at least a name, an e-mail address or a telephone number. */
export class CreateContactDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Given name. */
  @MayBeNull()
  @Text(100, 'Dana')
  firstName?: string | null;

  /** Family name. */
  @MayBeNull()
  @Text(100, "O'Brien")
  lastName?: string | null;

  /** The contact's role. */
  @MayBeAbsent()
  @Choice(CONTACT_ROLES, 'owner')
  role?: ContactRole;

  /** Email addresses, preferred one first. */
  @MayBeAbsent()
  @EmailList(10, ['dana.obrien@example.com'])
  emails?: string[];

  /** Phone numbers, preferred one first. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PhoneInputDto)
  @ApiProperty({ type: [PhoneInputDto], maxItems: 10 })
  phones?: PhoneInputDto[];

  /** Which notifications the contact receives. Omitted ones default to on, except marketing. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => UpdateNotifyDto)
  notify?: UpdateNotifyDto;

  /**
   * Whether this is the primary contact. A client has at most one; setting it replaces the previous one. The first
   * contact is always primary.
   */
  @MayBeAbsent()
  @IsBoolean()
  isPrimary?: boolean;

  /** Whether this is the billing contact. A client has at most one. */
  @MayBeAbsent()
  @IsBoolean()
  isBilling?: boolean;
}

/**
 * Merge patch of a contact: only what is sent changes; lists are replaced as a whole. A name, an e-mail address or a
 * telephone number has to remain.
 */
export class UpdateContactDto extends PartialType(OmitType(CreateContactDto, ['id']), { skipNullProperties: false }) {}

type ContactOrder = 'created' | 'updated';
export const CONTACT_ORDERS = new Sorting<Contact, ContactOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  'created',
);

/** Filters of the contacts of a client. */
export class ListContactsQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(CONTACT_ORDERS)
  sort?: SortWord<ContactOrder>;
}

/** A person to reach at a client. */
export class ContactDto extends SourcedRecordDto {
  /** Of a contact, what somebody needs who calls. */
  static readonly ToCall = ContactToCallDto;

  /** Id of the contact. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** The client it belongs to. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  clientId!: string;

  /** Given name. */
  @ApiProperty({ maxLength: 100, example: 'Dana' })
  firstName!: string | null;

  /** Family name. */
  @ApiProperty({ maxLength: 100, example: "O'Brien" })
  lastName!: string | null;

  /** Both names in one, for screens; null when neither is known. */
  @ApiProperty({ maxLength: 201, example: "Dana O'Brien" })
  name!: string | null;

  /** The contact's role. */
  @ApiProperty({ enum: CONTACT_ROLES, example: 'owner' })
  role!: ContactRole;

  /** Email addresses, preferred one first. */
  @ApiProperty({
    type: 'array',
    maxItems: 10,
    items: { type: 'string', format: 'email', maxLength: 254 },
    example: ['dana.obrien@example.com'],
  })
  emails!: string[];

  /** Phone numbers, preferred one first. */
  @ApiProperty({ type: [PhoneDto], maxItems: 10 })
  phones!: PhoneDto[];

  /** Which notifications the contact receives. */
  notify!: NotifyDto;

  /** Whether this is the primary contact. */
  isPrimary!: boolean;

  /** Whether this is the billing contact. */
  isBilling!: boolean;

  /** What `from` makes of a contact, of rows of `client_contacts k`. */
  static readonly shape = new Shape<ContactDto>({
    id: word('k.id'),
    clientId: word('k.client_id'),
    firstName: orNull(text('k.first_name')),
    lastName: orNull(text('k.last_name')),
    name: orNull(text(CONTACT_NAME)),
    role: text('k.role'),
    emails: list('k.emails'),
    phones: made('k.phones', (stored: Phone[] | null) => (stored ?? []).map(PhoneDto.from)),
    notify: new Shape<NotifyDto>({
      quotes: flag('k.notify_quotes'),
      invoices: flag('k.notify_invoices'),
      visits: flag('k.notify_visits'),
      marketing: flag('k.notify_marketing'),
    }),
    isPrimary: flag('k.is_primary'),
    isBilling: flag('k.is_billing'),
    source: text('k.source'),
    version: number('k.version'),
    createdAt: instant('k.created_at'),
    updatedAt: instant('k.updated_at'),
  });

  static from(contact: Contact): ContactDto {
    const { id, clientId, firstName, lastName, role, emails, phones, isPrimary, isBilling, source, version } = contact;
    const { quotes, invoices, visits, marketing } = contact.notify;
    return {
      id,
      clientId,
      firstName,
      lastName,
      name: Contact.nameOf(contact),
      role,
      emails,
      phones: phones.map(PhoneDto.from),
      notify: { quotes, invoices, visits, marketing },
      isPrimary,
      isBilling,
      source,
      version,
      createdAt: contact.createdAt.toISOString(),
      updatedAt: contact.updatedAt.toISOString(),
    };
  }
}
