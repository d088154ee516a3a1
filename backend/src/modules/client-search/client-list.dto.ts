import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { Client } from '../clients/index.js';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { flag, kept, Shape } from '../../kernel/reading/index.js';
import {
  Choice,
  Include,
  INCLUDED,
  MayBeAbsent,
  Repeatable,
  SortBy,
  TextList,
  UpdatedPageQuery,
  Words,
  SearchText,
} from '../../kernel/dto/index.js';
import { ContactDto } from '../contacts/index.js';
import { PropertyDto } from '../properties/index.js';
import { type Companion, COMPANIONS } from './client-companions.js';

type ClientOrder = 'name' | 'created' | 'updated' | 'number' | 'status';
export const CLIENT_ORDERS = new Sorting<Client, ClientOrder>(
  { name: 'sortName', created: 'createdAt', updated: 'updatedAt', number: 'number', status: 'status' },
  'name',
);

/** Which clients are meant, wherever a filter of clients is taken. */
export class ClientFilterDto {
  /**
   * Search by words or beginnings of words in names, company, address, and email, phone digits in any format, or client
   * number. Tolerates typos. Returns up to 200 matches, best first, and can't be combined with `sort`.
   */
  @MayBeAbsent()
  @SearchText(200, 'obrien orchard')
  q?: string;

  /**
   * Only clients with any of these statuses. If omitted: all except archived ones, or all when `updatedSince` is set.
   */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(4)
  @IsIn(Client.statuses, { each: true })
  @ApiProperty({ enum: Client.statuses, isArray: true, maxItems: 4, example: ['active'] })
  status?: Client['status'][];

  /** Only people or only companies. */
  @MayBeAbsent()
  @Choice(Client.kinds, 'person')
  kind?: Client['kind'];

  /** Only clients with this tag, whatever its capitals; of several (repeat it in an address), a client has to carry all. */
  @MayBeAbsent()
  @TextList(10, 50, ['weekly'])
  tag?: string[];
}

/** Filters, search and order of the client list. */
export class ListClientsQuery extends IntersectionType(UpdatedPageQuery, ClientFilterDto) {
  /** Related records to include: contacts, properties, or both. */
  @Include(...COMPANIONS)
  include?: Companion[];

  /** Order of the rows. */
  @SortBy(CLIENT_ORDERS)
  sort?: SortWord<ClientOrder>;
}

// In an address a list of one arrives as text; a body sends a list where it means one.
Words()(ListClientsQuery.prototype, 'status');
// A tag may hold a comma.
Repeatable()(ListClientsQuery.prototype, 'tag');

/** The person to call first, in a list. */
export class PrimaryContactDto {
  /** Id of the contact. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** First and last name. */
  @ApiProperty({ maxLength: 201, example: "Dana O'Brien" })
  name!: string | null;

  /** Preferred email address. */
  @ApiProperty({ format: 'email', maxLength: 254, example: 'dana.obrien@example.com' })
  email!: string | null;

  /** Preferred phone number in E.164, or as entered when incomplete. */
  @ApiProperty({ maxLength: 50, example: '+19085550142' })
  phone!: string | null;
}

// Written with the client, by triggers.
const LISTED = kept('c.listed');
const LISTED_PARTS = kept('c.listed_parts');

/** A client as a row of the list. */
export class ClientRowDto {
  /** Id of the client. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Number for people. */
  @ApiProperty({ maxLength: 20, example: 'C-00042' })
  number!: string;

  /** Whether it is a person (or household) or a company. */
  @ApiProperty({ enum: Client.kinds, example: 'person' })
  kind!: Client['kind'];

  /** Display name. */
  @ApiProperty({ maxLength: 200, example: "Dana O'Brien" })
  displayName!: string;

  /** Legal company name. */
  @ApiProperty({ maxLength: 200, example: 'Fox Hollow Homeowners Association, Inc.' })
  companyName!: string | null;

  /** What the client is to the company. */
  @ApiProperty({ enum: Client.statuses, example: 'active' })
  status!: Client['status'];

  /** Tags. */
  @ApiProperty({ type: 'array', maxItems: 30, items: { type: 'string', maxLength: 50 }, example: ['weekly'] })
  tags!: string[];

  /** Lead source. */
  @ApiProperty({ maxLength: 100, example: 'Yard sign' })
  leadSource!: string | null;

  /** Whether the client is marked Do not service. */
  doNotService!: boolean;

  /** Primary contact; null when there is none. */
  @ApiProperty({ type: PrimaryContactDto, nullable: true })
  primaryContact!: PrimaryContactDto | null;

  /** Address of the first property that is in use, else the billing address, on one line. */
  @ApiProperty({ maxLength: 700, example: '12 Orchard Road, Summit, NJ 07901' })
  addressLine!: string | null;

  /** How many properties are in use. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100_000, example: 1 })
  propertyCount!: number;

  /**
   * Whether the client is only similar to `q`. Similar clients come last, and changes and exports by filter leave them
   * out.
   */
  similar!: boolean;

  /** Counts changes of the client, its contacts and its properties. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647, example: 1 })
  version!: number;

  /** When it was made. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  createdAt!: string;

  /** When it, a contact or a property was last changed. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  updatedAt!: string;

  /**
   * Contacts, primary contact first. Present only with `include=contacts`. Up to 20; get the rest from `…/contacts`.
   */
  @ApiPropertyOptional({ type: () => [ContactDto], maxItems: INCLUDED })
  contacts?: ContactDto[];

  /**
   * Active properties, oldest first. Present only with `include=properties`. Up to 20; get the rest from
   * `…/properties`.
   */
  @ApiPropertyOptional({ type: () => [PropertyDto], maxItems: INCLUDED })
  properties?: PropertyDto[];

  /** Rows of `clients c`. A member that comes to it is made of columns until the texts that are kept hold it as well. */
  static readonly shape = new Shape<Omit<ClientRowDto, Companion>>({
    id: LISTED,
    number: LISTED,
    kind: LISTED,
    displayName: LISTED,
    companyName: LISTED,
    status: LISTED,
    tags: LISTED,
    leadSource: LISTED,
    doNotService: LISTED,
    version: LISTED,
    createdAt: LISTED,
    updatedAt: LISTED,
    primaryContact: LISTED_PARTS,
    addressLine: LISTED_PARTS,
    propertyCount: LISTED_PARTS,
    similar: flag('c.is_similar'),
  });
}

/** Tags in use. */
export class ClientTagDto {
  /** The tag. */
  @ApiProperty({ maxLength: 50, example: 'weekly' })
  tag!: string;
}
