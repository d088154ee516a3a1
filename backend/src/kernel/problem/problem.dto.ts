import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One wrong field of a request. */
export class FieldErrorDto {
  /** JSON pointer into the body. */
  @ApiPropertyOptional({ maxLength: 500, example: '/email' })
  pointer?: string;

  /** Name of a path, query or header parameter. */
  @ApiPropertyOptional({ maxLength: 100, example: 'limit' })
  parameter?: string;

  /** Stable code for apps. */
  @ApiProperty({ maxLength: 60, pattern: '^[a-z0-9_]{1,60}$', example: 'invalid_email' })
  code!: string;

  /** For people. */
  @ApiProperty({ maxLength: 500, example: 'Enter an email address.' })
  detail!: string;
}

/** What every 4xx and 5xx answers, as `application/problem+json` (RFC 9457). */
export class ProblemDto {
  /** URI that identifies the problem type. */
  @ApiProperty({ maxLength: 200, example: 'urn:hedgerow:problem:validation_failed' })
  type!: string;

  /** Short and the same for every problem of this kind. */
  @ApiProperty({ maxLength: 200, example: 'Some fields need attention' })
  title!: string;

  /** HTTP status. */
  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 422 })
  status!: number;

  /** Stable code for apps. */
  @ApiProperty({ maxLength: 60, pattern: '^[a-z0-9_]{1,60}$', example: 'validation_failed' })
  code!: string;

  /** What happened this time and what to do about it. */
  @ApiPropertyOptional({ maxLength: 2000, example: 'Enter an email address.' })
  detail?: string;

  /** Path of the request. */
  @ApiProperty({ maxLength: 2000, example: '/api/v1/clients' })
  instance!: string;

  /** Request ID for our logs. Send it to support. */
  @ApiProperty({ maxLength: 100, example: '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b' })
  requestId!: string;

  /** One entry for each wrong field. */
  @ApiPropertyOptional({ type: () => [FieldErrorDto], maxItems: 200 })
  errors?: FieldErrorDto[];
}
