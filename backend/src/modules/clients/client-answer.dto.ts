import { ApiProperty } from '@nestjs/swagger';
import { SourcedRecordDto } from '../../kernel/dto/index.js';
import {
  type Column,
  flag,
  given,
  instant,
  json,
  type JsonOf,
  list,
  number,
  orNull,
  Shape,
  shownIf,
  text,
  word,
} from '../../kernel/reading/index.js';
import { AddressDto } from '../addresses/index.js';
import { ExemptionCertificateDto } from './client.dto.js';
import { CHANNELS, CLIENT_KINDS, type Channel, type Client, type ClientKind } from './client.entity.js';
import {
  CLIENT_ACTIONS,
  CLIENT_LIFECYCLE,
  CLIENT_STATUSES,
  type ClientAction,
  type ClientStatus,
} from './client-status.js';
import { ContactDto, type Contact } from '../contacts/index.js';
import { PropertyDto, type Property } from '../properties/index.js';

/** A client with everything that belongs to it, as the service read it. */
export interface WholeClient {
  client: Client;
  contacts: Contact[];
  properties: Property[];
  currency: string;
  /** What the caller's role may see beside the plain facts. */
  sees: { office: boolean; prices: boolean };
  /** What the caller may do with it. */
  allowedActions: ClientAction[];
}

/** What an answer takes from outside the client's row. */
export interface AroundClient extends Pick<WholeClient, 'currency' | 'sees'> {
  contacts: JsonOf<ContactDto[]>;
  properties: JsonOf<PropertyDto[]>;
}

const allowedActions: Column<ClientAction[], AroundClient> = {
  sql: ['c.status'],
  write: (row, at) => JSON.stringify(CLIENT_LIFECYCLE.allowedActions(row[at] as ClientStatus)),
};

const seesPrices = ({ sees }: AroundClient) => sees.prices;
const seesOffice = ({ sees }: AroundClient) => sees.office;

/** Who pays, with the people to reach and the places to work at. Its version counts changes of those too. */
export class ClientDto extends SourcedRecordDto {
  /** Id of the client. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Client number, assigned once. */
  @ApiProperty({ maxLength: 20, example: 'C-00042' })
  number!: string;

  /** Whether it is a person (or household) or a company. */
  @ApiProperty({ enum: CLIENT_KINDS, example: 'person' })
  kind!: ClientKind;

  /** Display name. */
  @ApiProperty({ maxLength: 200, example: "Dana O'Brien" })
  displayName!: string;

  /** Legal company name. */
  @ApiProperty({ maxLength: 200, example: 'Fox Hollow Homeowners Association, Inc.' })
  companyName!: string | null;

  /** What the client is to the company. */
  @ApiProperty({ enum: CLIENT_STATUSES, example: 'active' })
  status!: ClientStatus;

  /** Billing address, if different from the property. */
  @ApiProperty({ type: AddressDto, nullable: true })
  billingAddress!: AddressDto | null;

  /** The client above this one. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  parentClientId!: string | null;

  /** The client who gets the invoices, if not this one. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  billToClientId!: string | null;

  /** Payment terms in days; null for the company default, or when your role can't see it. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 365, example: 30 })
  termsDays!: number | null;

  /** Whether no sales tax is charged. */
  taxExempt!: boolean;

  /** Exemption certificate. */
  @ApiProperty({ type: ExemptionCertificateDto, nullable: true })
  exemptionCertificate!: ExemptionCertificateDto | null;

  /** Preferred contact method. */
  @ApiProperty({ type: String, enum: CHANNELS, nullable: true, example: 'email' })
  preferredChannel!: Channel | null;

  /** Language of emails and documents, BCP 47; null for the company's. */
  @ApiProperty({ maxLength: 35, example: 'es-US' })
  language!: string | null;

  /** Lead source. */
  @ApiProperty({ maxLength: 100, example: 'Yard sign' })
  leadSource!: string | null;

  /** Tags. */
  @ApiProperty({ type: 'array', maxItems: 30, items: { type: 'string', maxLength: 50 }, example: ['weekly'] })
  tags!: string[];

  /** Whether the client is marked Do not service. */
  doNotService!: boolean;

  /** Why the client is marked Do not service. */
  @ApiProperty({ maxLength: 500, example: 'Two invoices unpaid since May.' })
  doNotServiceReason!: string | null;

  /** Credit limit in minor units; null for no limit, or when your role can't see it. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, maximum: 100_000_000_000, example: 250_000 })
  creditLimitCents!: number | null;

  /** ISO 4217 code of the amounts. */
  @ApiProperty({ maxLength: 3, example: 'USD' })
  currency!: string;

  /** Office notes; null for crews. */
  @ApiProperty({ maxLength: 20_000, example: 'Prefers a call before noon. Pays by check.' })
  notes!: string | null;

  /** When it was archived; null while in use. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  archivedAt!: string | null;

  /**
   * The actions that you may take now, by the last word of their address (`POST …/clients/{clientId}/archive`); `update` is
   * `PATCH`. Documented as open, more values may come. An action may still meet a conflict, as with open jobs.
   */
  @ApiProperty({ enum: CLIENT_ACTIONS, isArray: true, maxItems: 20, example: ['deactivate', 'archive', 'update'] })
  allowedActions!: ClientAction[];

  /** Contacts, primary contact first. */
  @ApiProperty({ type: [ContactDto], maxItems: 200 })
  contacts!: ContactDto[];

  /** Active properties, oldest first. Up to 200; get the rest from `…/properties`. */
  @ApiProperty({ type: [PropertyDto], maxItems: 200 })
  properties!: PropertyDto[];

  /** When it, a contact or a property was last changed. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  override updatedAt!: string;

  /** The SQL counterpart of `from`, for rows of `clients c`. */
  static readonly shape = new Shape<ClientDto, AroundClient>({
    id: word('c.id'),
    number: text('c.number'),
    kind: word('c.kind'),
    displayName: text('c.display_name'),
    companyName: orNull(text('c.company_name')),
    status: word('c.status'),
    billingAddress: orNull(json('c.billing_address')),
    parentClientId: orNull(word('c.parent_client_id')),
    billToClientId: orNull(word('c.bill_to_client_id')),
    termsDays: shownIf(seesPrices, number('c.terms_days')),
    taxExempt: flag('c.tax_exempt'),
    exemptionCertificate: orNull(json('c.exemption_certificate')),
    preferredChannel: orNull(text('c.preferred_channel')),
    language: orNull(text('c.language')),
    leadSource: orNull(text('c.lead_source')),
    tags: list('c.tags'),
    doNotService: flag('c.do_not_service'),
    doNotServiceReason: orNull(text('c.do_not_service_reason')),
    creditLimitCents: shownIf(seesPrices, number('c.credit_limit_cents')),
    currency: given(({ currency }) => JSON.stringify(currency)),
    notes: shownIf(seesOffice, text('c.notes')),
    archivedAt: orNull(instant('c.archived_at')),
    allowedActions,
    source: text('c.source'),
    version: number('c.version'),
    createdAt: instant('c.created_at'),
    updatedAt: instant('c.updated_at'),
    contacts: given(({ contacts }) => contacts),
    properties: given(({ properties }) => properties),
  });

  /** As the caller may see it. */
  static from(whole: WholeClient): ClientDto {
    const { allowedActions } = whole;
    return { ...ClientDto.stored(whole), allowedActions, properties: whole.properties.map(PropertyDto.from) };
  }

  /** Without what depends on who reads it. */
  static stored(whole: Omit<WholeClient, 'allowedActions'>) {
    return {
      ...plainClient(whole),
      contacts: whole.contacts.map(ContactDto.from),
      properties: whole.properties.map(PropertyDto.stored),
    };
  }
}

/** The client without its contacts and properties. */
export function plainClient({ client, currency, sees }: Pick<WholeClient, 'client' | 'currency' | 'sees'>) {
  const { id, number, kind, displayName, companyName, status, billingAddress, parentClientId } = client;
  const { billToClientId, taxExempt, exemptionCertificate, preferredChannel, language, leadSource, tags } = client;
  const { doNotService, doNotServiceReason, source, version } = client;
  return {
    id,
    number,
    kind,
    displayName,
    companyName,
    status,
    billingAddress,
    parentClientId,
    billToClientId,
    taxExempt,
    exemptionCertificate,
    preferredChannel,
    language,
    leadSource,
    tags,
    doNotService,
    doNotServiceReason,
    currency,
    source,
    version,
    termsDays: sees.prices ? client.termsDays : null,
    creditLimitCents: sees.prices ? client.creditLimitCents : null,
    notes: sees.office ? client.notes : null,
    archivedAt: client.archivedAt?.toISOString() ?? null,
    createdAt: client.createdAt.toISOString(),
    updatedAt: client.updatedAt.toISOString(),
  };
}
