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

  /** Last day on which it is good; null when it does not expire. */
  @MayBeNull()
  @CalendarDate('2028-12-31')
  expiresOn?: string | null;
}

/** What anybody in the office may write about a client. */
export class ClientFieldsDto {
  /** The name that everybody uses: of the person, the family or the company. */
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

  /** Where invoices go, if not to the property. Null removes it. */
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

  /** Days to pay an invoice; null: the company's. */
  @MayBeNull()
  @WholeNumber(0, 365, 30)
  termsDays?: number | null;

  /** Whether no sales tax is charged. */
  @MayBeAbsent()
  @IsBoolean()
  taxExempt?: boolean;

  /** The paper for it. */
  @MayBeNull()
  @ValidateNested()
  @Type(() => ExemptionCertificateDto)
  @ApiProperty({ type: ExemptionCertificateDto, nullable: true })
  exemptionCertificate?: ExemptionCertificateDto | null;

  /** Preferred contact method. */
  @MayBeNull()
  @Choice(CHANNELS, 'email')
  preferredChannel?: Channel | null;

  /** Language of letters and messages, BCP 47; null: the company's. */
  @MayBeNull()
  @IsLocale()
  @Text(35, 'es-US')
  language?: string | null;

  /** How the client found us. */
  @MayBeNull()
  @Text(100, 'Yard sign')
  leadSource?: string | null;

  /** Words of your own to find clients by. */
  @MayBeAbsent()
  @TextList(Client.maxTags, 50, ['weekly', 'front-yard-only'])
  tags?: string[];

  /** Whether nobody may work for this client just now. */
  @MayBeAbsent()
  @IsBoolean()
  doNotService?: boolean;

  /** Why not. */
  @MayBeNull()
  @Lines(500, 'Two invoices unpaid since May.')
  doNotServiceReason?: string | null;

  /** How much may stay unpaid, in minor units of the company's currency; null: no limit. */
  @MayBeNull()
  @WholeNumber(0, MAX_CENTS, 250_000)
  creditLimitCents?: number | null;

  /** What the office should know. The crew does not see it. */
  @MayBeNull()
  @Lines(20_000, 'Prefers a call before noon. Pays by check.')
  notes?: string | null;
}

/** A new client, if wished with the people to reach and the places to work at. */
export class CreateClientDto extends ClientFieldsDto {
  /** UUIDv7 of your own, for apps that work offline; made by the server when left out. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** What the client starts as; later only actions change it. */
  @MayBeAbsent()
  @Choice(FIRST_STATUSES, 'active')
  status?: (typeof FIRST_STATUSES)[number];

  /**
   * People to reach, each with at least a name, an e-mail address or a telephone number; the first one is primary unless
   * another says so.
   */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CreateContactDto)
  @ApiProperty({ type: [CreateContactDto], maxItems: 20 })
  contacts?: CreateContactDto[];

  /** Places to work at. */
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
  /** The paper for it; only the parts that are sent change. Null removes it. */
  @MayBeNull()
  @ValidateNested()
  @Type(() => UpdateExemptionCertificateDto)
  @ApiProperty({ type: UpdateExemptionCertificateDto, nullable: true, required: false })
  exemptionCertificate?: UpdateExemptionCertificateDto | null;
}
