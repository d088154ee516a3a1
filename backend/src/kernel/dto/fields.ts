import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  isISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';
import { canonicalEmail, EMAIL_MAX, isEmailAddress } from '../email/index.js';
import { timeZoneNamed } from '../formats/index.js';
import { OneLine, Text } from './text-fields.js';

// The building blocks of DTOs: each says one thing to the check and to the contract alike.

/** May be left out, but not sent as null. */
export const MayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

/** A repeatable parameter arrives as text when it is sent once. */
export const Repeatable = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));

/** A number in the query, digits only: `''`, `1e1` and `0x10` are refused. */
export const Digits = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value,
  );

/** May be left out; null empties it. */
export const MayBeNull = () => IsOptional();

/** A list of distinct short texts. */
export function TextList(maxItems: number, maxLength: number, example: string[]): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(maxItems),
    ArrayUnique(),
    OneLine({ each: true }),
    IsString({ each: true }),
    Length(1, maxLength, { each: true }),
    ApiProperty({ type: 'array', maxItems, items: { type: 'string', minLength: 1, maxLength }, example }),
  );
}

/** One of a list of words. The list may grow, so readers must accept unknown ones. */
export function Choice(values: readonly string[], example: string): PropertyDecorator {
  return applyDecorators(IsIn(values), ApiProperty({ enum: values, example }));
}

/** A whole number within bounds. */
export function WholeNumber(minimum: number, maximum: number, example: number): PropertyDecorator {
  return applyDecorators(
    IsInt(),
    Min(minimum),
    Max(maximum),
    ApiProperty({ type: 'integer', minimum, maximum, ...(maximum > 2 ** 31 && { format: 'int64' }), example }),
  );
}

/** The id of another record. */
export function RecordId(): PropertyDecorator {
  return applyDecorators(IsUUID(), ApiProperty({ type: String, format: 'uuid', maxLength: 36 }));
}

/** Ids of records, each once. */
export function RecordIds(maxItems: number, { fewest = 1 } = {}): PropertyDecorator {
  const items = { type: 'string' as const, format: 'uuid', maxLength: 36 };
  return applyDecorators(
    IsArray(),
    ArrayMinSize(fewest),
    ArrayMaxSize(maxItems),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
    ApiProperty({ type: 'array', ...(fewest > 0 && { minItems: fewest }), maxItems, items }),
  );
}

/** The check of an e-mail address, by the same rule as in imports. */
export function IsEmailAddress(options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && isEmailAddress(value);
  return ValidateBy({ name: 'isEmail', validator: { validate } }, options);
}

/** The e-mail address that somebody signs in with, turned into its canonical form, however it was written. */
export function SignInEmail(example: string): PropertyDecorator {
  const canonical = ({ value }: { value: unknown }) =>
    typeof value === 'string' ? (canonicalEmail(value) ?? value) : value;
  return applyDecorators(
    Transform(canonical),
    OneLine(),
    IsEmailAddress(),
    ApiProperty({ type: String, format: 'email', maxLength: EMAIL_MAX, example }),
  );
}

/** E-mail addresses, each once, ignoring case. */
export function EmailList(maxItems: number, example: string[]): PropertyDecorator {
  const items = { type: 'string' as const, format: 'email', maxLength: EMAIL_MAX };
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(maxItems),
    ArrayUnique((email: unknown) => (typeof email === 'string' ? email.toLowerCase() : email)),
    OneLine({ each: true }),
    IsEmailAddress({ each: true }),
    ApiProperty({ type: 'array', maxItems, items, example }),
  );
}

/** An IANA time zone under any of its names, turned into the database's spelling. */
export function TimeZone(example: string): PropertyDecorator {
  const spelled = ({ value }: { value: unknown }) =>
    typeof value === 'string' ? (timeZoneNamed(value) ?? value) : value;
  const validate = (value: unknown) => typeof value === 'string' && timeZoneNamed(value) !== null;
  return applyDecorators(
    Transform(spelled),
    ValidateBy({ name: 'isTimeZone', validator: { validate } }),
    Text(64, example),
  );
}

/** A locale that `Intl` knows, turned into its BCP 47 spelling: Android and Java write `en_US`. */
export function LocaleTag(): PropertyDecorator {
  const spelled = ({ value }: { value: unknown }) =>
    typeof value === 'string' ? (localeNamed(value) ?? value) : value;
  const validate = (value: unknown) => typeof value === 'string' && localeNamed(value) !== null;
  return applyDecorators(Transform(spelled), ValidateBy({ name: 'isLocale', validator: { validate } }));
}

function localeNamed(tag: string): string | null {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).toString();
  } catch {
    return null;
  }
}

/** Days of the week, ISO: 1 is Monday, 7 is Sunday. */
export function Weekdays(example: number[]): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(7),
    ArrayUnique(),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(7, { each: true }),
    ApiProperty({ type: 'array', maxItems: 7, items: { type: 'integer', minimum: 1, maximum: 7 }, example }),
  );
}

// ISO 8601 also knows weeks, days of the year and a year 0, which PostgreSQL and people do not.
const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;

/** A day of the calendar, `YYYY-MM-DD`. */
export function CalendarDate(example: string): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true, strictSeparator: true }, { message: 'Enter a date as YYYY-MM-DD.' }),
    Matches(DAY, { message: 'Enter a date as YYYY-MM-DD.' }),
    ApiProperty({ type: String, format: 'date', minLength: 10, maxLength: 10, example }),
  );
}

const INSTANT =
  /^(?!0000)\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d))?$/;

/** One rule and not two: a form shows one sentence for a field. */
const isInstant = (value: unknown) => isISO8601(value, { strict: true }) && INSTANT.test(String(value));

/** An instant, RFC 3339; a day alone is its beginning in UTC. */
export function Instant(): PropertyDecorator {
  const message = 'Use an RFC 3339 timestamp, like 2026-03-01T08:30:00Z.';
  return applyDecorators(
    ValidateBy({ name: 'isInstant', validator: { validate: isInstant, defaultMessage: () => message } }),
    ApiProperty({ type: String, format: 'date-time', maxLength: 40 }),
  );
}

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** Bytes in base64url without padding, at most so many characters of it. */
export function Base64Url(maxLength: number, example: string): PropertyDecorator {
  return applyDecorators(
    OneLine(),
    Length(1, maxLength),
    Matches(BASE64URL, { message: 'Use base64url without padding.' }),
    ApiProperty({ type: String, minLength: 1, maxLength, pattern: BASE64URL.source, example }),
  );
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time of the day on a 24-hour clock, `HH:MM`. */
export function TimeOfDay(example: string): PropertyDecorator {
  return applyDecorators(
    Matches(TIME_OF_DAY, { message: 'Enter a time as HH:MM, like 08:30.' }),
    ApiProperty({ type: String, minLength: 5, maxLength: 5, pattern: TIME_OF_DAY.source, example }),
  );
}
