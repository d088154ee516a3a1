import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO4217CurrencyCode,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  IsBoolean,
} from 'class-validator';
import { IsEmailAddress, LocaleTag, MayBeAbsent, OneLine, TimeZone } from '../../kernel/dto/index.js';
import { type Tenant, TENANT_STATES, type TenantAddress, type TenantState, type UnitSystem } from './tenant.entity.js';

/** Postal address of the company, as printed on documents. */
export class CompanyAddressDto implements TenantAddress {
  /** Street and number. */
  @ApiPropertyOptional({ maxLength: 200, example: '12 Orchard Road' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(200)
  line1?: string;

  /** Suite, floor, building. */
  @ApiPropertyOptional({ maxLength: 200, example: 'Unit 4' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(200)
  line2?: string;

  /** City or town. */
  @ApiPropertyOptional({ maxLength: 100, example: 'Summit' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(100)
  city?: string;

  /** State, province or region. */
  @ApiPropertyOptional({ maxLength: 100, example: 'NJ' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(100)
  region?: string;

  /** ZIP or postal code. */
  @ApiPropertyOptional({ maxLength: 20, example: '07901' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(20)
  postalCode?: string;

  /** Country, ISO 3166-1 alpha-2. */
  @ApiPropertyOptional({ maxLength: 2, example: 'US' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: 'Use a two-letter country code, like US.' })
  country?: string;
}

/** What a company may set about itself. */
export class TenantSettingsDto {
  /** Name of the company, as clients see it. */
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Greenfield Lawn & Landscape' })
  @OneLine()
  @IsString()
  @Length(1, 200)
  name!: string;

  /** IANA time zone: the zone of visits and documents. */
  @TimeZone('America/New_York')
  timezone!: string;

  /** ISO 4217 code of all amounts. */
  @ApiProperty({ maxLength: 3, example: 'USD' })
  @IsISO4217CurrencyCode()
  @MaxLength(3)
  currency!: string;

  /** BCP 47 tag: how dates and numbers are written. */
  @ApiProperty({ maxLength: 35, example: 'en-US' })
  @LocaleTag()
  @MaxLength(35)
  locale!: string;

  /** Units on screens and documents; values are stored in the unit they were entered in. */
  @ApiProperty({ enum: ['us', 'metric'], example: 'us' })
  @IsIn(['us', 'metric'])
  unitSystem!: UnitSystem;

  /** First day of the week, ISO: 1 is Monday, 7 is Sunday. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 7, example: 1 })
  @IsInt()
  @Min(1)
  @Max(7)
  weekStart!: number;

  /** Phone number shown on documents. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 40, example: '+1 908 555 0100' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(40)
  phone?: string | null;

  /** Email shown on documents. Replies from clients go there. */
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'email',
    maxLength: 254,
    example: 'office@greenfield.example',
  })
  @IsOptional()
  @OneLine()
  @IsEmailAddress()
  @MaxLength(254)
  email?: string | null;

  /** Postal address on documents. */
  @ApiPropertyOptional({ type: CompanyAddressDto })
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => CompanyAddressDto)
  address?: CompanyAddressDto;
}

/** Merge patch of the settings: only what is sent changes. */
export class UpdateTenantDto extends PartialType(TenantSettingsDto, { skipNullProperties: false }) {
  /**
   * Change `timezone` even if upcoming visits, which keep their local time, would overlap others of the same crew. Requires
   * `visits.override_conflict` if they do. Default: false.
   */
  @MayBeAbsent()
  @IsBoolean()
  allowOverlap?: boolean;
}

/** The company of the credential. */
export class TenantDto extends TenantSettingsDto {
  /** Id of the company. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Short name, unique in the deployment. */
  @ApiProperty({ maxLength: 63, example: 'greenfield' })
  slug!: string;

  /** File of the logo on documents, or null; read it from `GET /api/v1/tenant/logo`. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  logoFileId!: string | null;

  /** While `suspended` or `closing`, everything can be viewed and exported, and nothing changed. Documented as open. */
  @ApiProperty({ enum: TENANT_STATES, example: 'active' })
  status!: TenantState;

  /** Why the company is suspended; null otherwise. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: null })
  statusReason!: string | null;

  /** When a closing company and all its data are deleted; null otherwise. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40, example: null })
  purgeAt!: string | null;

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647 })
  version!: number;

  static from(tenant: Tenant): TenantDto {
    const { id, slug, name, timezone, currency, locale, unitSystem, weekStart, phone, email, address } = tenant;
    const { logoFileId, status, statusReason, purgeAt, version } = tenant;
    return {
      id,
      slug,
      name,
      timezone,
      currency,
      locale,
      unitSystem,
      weekStart,
      phone,
      email,
      address,
      logoFileId,
      status,
      statusReason,
      purgeAt: purgeAt?.toISOString() ?? null,
      version,
    };
  }
}
