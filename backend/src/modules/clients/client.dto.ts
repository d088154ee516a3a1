import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsLocale, ValidateNested } from 'class-validator';
import { AddressDto } from '../addresses/index.js';
import {
  CHANNELS,
  CLIENT_KINDS,
  type Channel,
  Client,
  type ClientKind,
  type ExemptionCertificate,
} from './client.entity.js';
import { FIRST_STATUSES } from './client-status.js';
import { CreateContactDto } from '../contacts/index.js';
import {
  CalendarDate,
  Choice,
  FilledText,
  MayBeAbsent,
  MayBeNull,
  RecordId,
  Text,
  TextList,
  WholeNumber,
  Lines,
} from '../../kernel/dto/index.js';
import { CreatePropertyDto } from '../properties/index.js';

const MAX_CENTS = 100_000_000_000;

/** Paper that frees a client from sales tax. */
export class ExemptionCertificateDto implements ExemptionCertificate {
  /** Number on the paper. */
  @FilledText(100, 'ST-5 4471-0098')
  number!: string;

  /** Who issued it. */
  @MayBeNull()
  @Text(200, 'New Jersey Division of Taxation')
  authority?: string | null;

  /** Last valid day; null if it doesn't expire. */
  @MayBeNull()
  @CalendarDate('2028-12-31')
  expiresOn?: string | null;
}

/** What anybody in the office may write about a client. */
export class ClientFieldsDto {
  /** Display name: the person, family, or company. */
  @FilledText(200, "Dana O'Brien")
  displayName!: string;

  /** Whether it is a person (or household) or a company. */
  @MayBeAbsent()
  @Choice(CLIENT_KINDS, 'person')
  kind?: ClientKind;

  /** Legal company name. */
  @MayBeNull()
  @Text(200, 'Fox Hollow Homeowners Association, Inc.')
  companyName?: string | null;

  /** Billing address, if different from the property. Null removes it. */
  @MayBeNull()
  @ValidateNested()
  @Type(() => AddressDto)
  @ApiProperty({ type: AddressDto, nullable: true })
  billingAddress?: AddressDto | null;

  /** The client above this one, for example the management company of an association. */
  @MayBeNull()
  @RecordId()
  parentClientId?: string | null;

  /** The client who gets the invoices, if not this one. */
  @MayBeNull()
  @RecordId()
  billToClientId?: string | null;

  /** Payment terms in days; null for the company default. */
  @MayBeNull()
  @WholeNumber(0, 365, 30)
  termsDays?: number | null;

  /** Whether no sales tax is charged. */
  @MayBeAbsent()
  @IsBoolean()
  taxExempt?: boolean;

  /** Exemption certificate. */
  @MayBeNull()
  @ValidateNested()
  @Type(() => ExemptionCertificateDto)
  @ApiProperty({ type: ExemptionCertificateDto, nullable: true })
  exemptionCertificate?: ExemptionCertificateDto | null;

  /** Preferred contact method. */
  @MayBeNull()
  @Choice(CHANNELS, 'email')
  preferredChannel?: Channel | null;

  /** Language of emails and documents, BCP 47; null for the company's. */
  @MayBeNull()
  @IsLocale()
  @Text(35, 'es-US')
  language?: string | null;

  /** Lead source. */
  @MayBeNull()
  @Text(100, 'Yard sign')
  leadSource?: string | null;

  /** Tags for finding clients. */
  @MayBeAbsent()
  @TextList(Client.maxTags, 50, ['weekly', 'front-yard-only'])
  tags?: string[];

  /** Whether the client is marked Do not service. */
  @MayBeAbsent()
  @IsBoolean()
  doNotService?: boolean;

  /** Why the client is marked Do not service. */
  @MayBeNull()
  @Lines(500, 'Two invoices unpaid since May.')
  doNotServiceReason?: string | null;

  /** Credit limit in minor units of the company's currency; null for no limit. */
  @MayBeNull()
  @WholeNumber(0, MAX_CENTS, 250_000)
  creditLimitCents?: number | null;

  /** Office notes. Not visible to crews. */
  @MayBeNull()
  @Lines(20_000, 'Prefers a call before noon. Pays by check.')
  notes?: string | null;
}

/** A new client, if wished with the people to reach and the places to work at. */
export class CreateClientDto extends ClientFieldsDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Initial status. Later it changes only through actions. */
  @MayBeAbsent()
  @Choice(FIRST_STATUSES, 'active')
  status?: (typeof FIRST_STATUSES)[number];

  /**
   * Contacts, each with at least a name, an email address, or a phone number. The first one is primary unless another
   * one is marked.
   */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CreateContactDto)
  @ApiProperty({ type: [CreateContactDto], maxItems: 20 })
  contacts?: CreateContactDto[];

  /** Properties. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreatePropertyDto)
  @ApiProperty({ type: [CreatePropertyDto], maxItems: 100 })
  properties?: CreatePropertyDto[];
}

/** Parts of the paper; as a whole it needs its number. */
export class UpdateExemptionCertificateDto extends PartialType(ExemptionCertificateDto, {
  skipNullProperties: false,
}) {}

/** Merge patch of a client: only what is sent changes; parts of the address and the certificate too, lists as a whole. */
export class UpdateClientDto extends PartialType(OmitType(ClientFieldsDto, ['exemptionCertificate']), {
  skipNullProperties: false,
}) {
  /** Exemption certificate. Only the fields you send change. Null removes it. */
  @MayBeNull()
  @ValidateNested()
  @Type(() => UpdateExemptionCertificateDto)
  @ApiProperty({ type: UpdateExemptionCertificateDto, nullable: true, required: false })
  exemptionCertificate?: UpdateExemptionCertificateDto | null;
}
