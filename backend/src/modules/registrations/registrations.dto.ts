import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsISO4217CurrencyCode, IsString, Length, MaxLength } from 'class-validator';
import {
  type ClientKind,
  LocaleTag,
  MayBeAbsent,
  OneLine,
  SignInClient,
  SignInEmail,
  TimeZone,
} from '../../kernel/dto/index.js';
import { Password } from '../passwords/index.js';
import type { Tenant } from '../tenancy/index.js';

/** A new company and its first user, who becomes its owner. */
export class NewCompanyDto {
  /** Name of the company. */
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Maple Ridge Landscaping' })
  @OneLine()
  @IsString()
  @Length(1, 200)
  companyName!: string;

  /** Name of the owner. */
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Robin Alder' })
  @OneLine()
  @IsString()
  @Length(1, 200)
  name!: string;

  /** At least 15 characters. Common or easily guessed passwords are rejected. There are no other rules. */
  @Password('new', 'three quiet wheelbarrows')
  password!: string;

  /** IANA time zone of the company. */
  @TimeZone('America/Chicago')
  timezone!: string;

  /** ISO 4217 code of all amounts. */
  @ApiPropertyOptional({ maxLength: 3, default: 'USD', example: 'USD' })
  @MayBeAbsent()
  @IsISO4217CurrencyCode()
  @MaxLength(3)
  currency?: string;

  /** BCP 47 tag: how dates and numbers are written. */
  @ApiPropertyOptional({ maxLength: 35, default: 'en-US', example: 'en-US' })
  @MayBeAbsent()
  @LocaleTag()
  @MaxLength(35)
  locale?: string;

  /** Units on screens and documents. */
  @ApiPropertyOptional({ enum: ['us', 'metric'], default: 'us' })
  @MayBeAbsent()
  @IsIn(['us', 'metric'])
  unitSystem?: Tenant['unitSystem'];

  /** As in sign-in. */
  @MayBeAbsent()
  @SignInClient()
  client?: ClientKind;
}

/** A new company with the email of its owner, which nobody has verified. */
export class RegisterDto extends NewCompanyDto {
  /** Email the owner signs in with. Stored in lowercase, with its domain in ASCII. */
  @SignInEmail('robin@maple-ridge.example')
  email!: string;
}

/** Who wants to create a company. */
export class RequestRegistrationDto {
  /** Email of the future owner. Not case-sensitive; surrounding spaces are ignored. */
  @SignInEmail('robin@maple-ridge.example')
  email!: string;
}

/** What the link of a registration contains. */
export class RegistrationTokenDto {
  /** What follows the `#` in the link of the email. */
  @ApiProperty({ minLength: 1, maxLength: 600, example: 'cm9iaW5AbWFwbGUtcmlkZ2UuZXhhbXBsZQ' })
  @OneLine()
  @IsString()
  @MaxLength(600)
  token!: string;
}

/** A new company, by the link that was emailed. */
export class CompleteRegistrationDto extends IntersectionType(RegistrationTokenDto, NewCompanyDto) {}

/** What the link of a registration is for. */
export class RegistrationPreviewDto {
  /** Email of the future owner. */
  @ApiProperty({ maxLength: 254, example: 'robin@maple-ridge.example' })
  email!: string;

  /** When the link stops working. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  expiresAt!: string;
}

/** What a screen needs to know before anybody has signed in. */
export class SignInOptionsDto {
  /** Who can create a company: anyone, people with an email address at certain domains, or no one. */
  @ApiProperty({ maxLength: 20, example: 'open' })
  registration!: 'open' | 'domains' | 'closed';

  /** Where account email goes: to a mail server, or, on a server without one, to a folder that its operator reads. */
  @ApiProperty({ maxLength: 20, example: 'sent' })
  mail!: 'sent' | 'saved';
}
