import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Digits } from '../../kernel/dto/index.js';
import type { Verdict } from '../import-rows/index.js';
import type { RowDraft } from '../import-mapping/index.js';

type DraftAddress = NonNullable<RowDraft['billingAddress']>;
type DraftPhone = RowDraft['contact']['phones'][number];

const OUTCOMES = [
  'create',
  'add_property',
  'already_imported',
  'repeated_in_file',
  'duplicate_client',
  'not_a_client',
  'failed',
] as const;

const MOST_ROWS = 100;

/** How much of the file to show. */
export class PreviewImportQuery {
  /** Number of rows to preview. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_ROWS, default: 10 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(MOST_ROWS)
  limit: number = 10;
}

/** A postal address as it would be kept. */
export class PreviewAddressDto implements DraftAddress {
  /** Street and number. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: '41 Cedar Lane' })
  line1!: string | null;

  /** Unit, suite, floor. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Unit 4' })
  line2!: string | null;

  /** City or town. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'Boston' })
  city!: string | null;

  /** State, province or region. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'MA' })
  region!: string | null;

  /** ZIP or postal code. */
  @ApiProperty({ type: String, nullable: true, maxLength: 20, example: '02139' })
  postalCode!: string | null;

  /** ISO 3166-1 alpha-2. */
  @ApiProperty({ type: String, nullable: true, maxLength: 2, example: 'US' })
  country!: string | null;
}

/** A phone as it would be kept. */
export class PreviewPhoneDto implements DraftPhone {
  /** As it stands in the file. */
  @ApiProperty({ maxLength: 50, example: '(212) 555-0142' })
  raw!: string;

  /** E.164; null when it can't be dialed as is. */
  @ApiProperty({ type: String, nullable: true, maxLength: 16, example: '+12125550142' })
  e164!: string | null;

  /** Phone type, from the column name. */
  @ApiProperty({ enum: ['mobile', 'home', 'work', 'other'], example: 'mobile' })
  label!: DraftPhone['label'];
}

/** The primary contact as it would be kept. */
export class PreviewContactDto {
  /** Given name. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'Siobhán' })
  firstName!: string | null;

  /** Family name. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: "O'Brien" })
  lastName!: string | null;

  /** Email addresses. */
  @ApiProperty({ type: 'array', maxItems: 10, items: { type: 'string', maxLength: 254 }, example: ['s@example.com'] })
  emails!: string[];

  /** Phone numbers. */
  @ApiProperty({ type: () => [PreviewPhoneDto], maxItems: 10 })
  phones!: PreviewPhoneDto[];
}

/** The property as it would be kept. */
export class PreviewPropertyDto {
  /** Name, where the client has several. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Clubhouse' })
  name!: string | null;

  /** Where it is. */
  @ApiProperty({ type: () => PreviewAddressDto, nullable: true })
  address!: PreviewAddressDto | null;

  /** How to get in. */
  @ApiProperty({ type: String, nullable: true, maxLength: 2000, example: 'Side gate on the left' })
  accessNotes!: string | null;
}

/** The client that a row would become. */
export class PreviewClientDto {
  /** Person or company. */
  @ApiProperty({ enum: ['person', 'company'], example: 'person' })
  kind!: 'person' | 'company';

  /** Name on lists. */
  @ApiProperty({ maxLength: 200, example: "Siobhán O'Brien" })
  displayName!: string;

  /** Name of the company. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Fox Hollow Homeowners Association, Inc.' })
  companyName!: string | null;

  /** Status it would start with. */
  @ApiProperty({ enum: ['lead', 'active', 'inactive', 'archived'], example: 'active' })
  status!: RowDraft['status'];

  /** Tags. */
  @ApiProperty({ type: 'array', maxItems: 30, items: { type: 'string', maxLength: 50 }, example: ['weekly'] })
  tags!: string[];

  /** Lead source. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'Referral' })
  leadSource!: string | null;

  /** Notes of the office. */
  @ApiProperty({ type: String, nullable: true, maxLength: 20_000, example: 'Prefers a call before noon.' })
  notes!: string | null;

  /** The client's ID in the other software. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: '1001' })
  externalId!: string | null;

  /** Contact. */
  contact!: PreviewContactDto;

  /** Where invoices go. */
  @ApiProperty({ type: () => PreviewAddressDto, nullable: true })
  billingAddress!: PreviewAddressDto | null;

  /** Where the work is. */
  @ApiProperty({ type: () => PreviewPropertyDto, nullable: true })
  property!: PreviewPropertyDto | null;

  /** Where else the work is, for rows with several addresses; each becomes a property. */
  @ApiProperty({ type: () => [PreviewAddressDto], maxItems: 500 })
  otherAddresses!: PreviewAddressDto[];

  /** When it became a client, by the file; null: the file does not say. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  createdAt!: string | null;

  static from(draft: RowDraft): PreviewClientDto {
    const { kind, displayName, companyName, status, tags, leadSource, notes, externalId, createdAt } = draft;
    const { contact, billingAddress, property, otherAddresses } = draft;
    return {
      kind,
      displayName,
      companyName,
      status,
      tags,
      leadSource,
      notes,
      externalId,
      contact,
      billingAddress,
      property,
      otherAddresses,
      createdAt,
    };
  }
}

/** What is wrong with a row, or why it would be skipped. */
export class PreviewProblemDto {
  /** Stable, for programs; documented as open, more may come. */
  @ApiProperty({ maxLength: 60, pattern: '^[a-z0-9_]{1,60}$', example: 'email_invalid' })
  code!: string;

  /** Position of the column, from 0; null when the row as a whole is meant. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 500, example: 3 })
  column!: number | null;

  /** For people. */
  @ApiProperty({ maxLength: 1000, example: '“ann@example” isn’t a valid email address.' })
  detail!: string;

  /** `notice`: the row is imported with this warning. */
  @ApiProperty({ enum: ['error', 'skipped', 'notice'], example: 'notice' })
  severity!: 'error' | 'skipped' | 'notice';
}

/** One row as it would be imported. */
export class PreviewRowDto {
  /** Line of the file, from 1. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 2 })
  line!: number;

  /** What would happen to it. */
  @ApiProperty({ enum: OUTCOMES, example: 'create' })
  outcome!: (typeof OUTCOMES)[number];

  /** The client; null when the row needs fixing first. */
  @ApiProperty({ type: () => PreviewClientDto, nullable: true })
  client!: PreviewClientDto | null;

  /** What is wrong, why it would be skipped, or what it would be imported without. */
  @ApiProperty({ type: () => [PreviewProblemDto], maxItems: 100 })
  problems!: PreviewProblemDto[];

  static from(verdict: Verdict): PreviewRowDto {
    const { outcome, row } = verdict;
    return {
      line: row.line,
      outcome,
      client: 'draft' in verdict && verdict.draft ? PreviewClientDto.from(verdict.draft) : null,
      problems: problemsOf(verdict),
    };
  }
}

/** The first rows as they would be imported, with the mapping as it is. */
export class ImportPreviewDto {
  /** In the order of the file. */
  @ApiProperty({ type: () => [PreviewRowDto], maxItems: MOST_ROWS })
  rows!: PreviewRowDto[];
}

function problemsOf(verdict: Verdict): PreviewProblemDto[] {
  if ('notices' in verdict) return verdict.notices.map((notice) => problemDto(notice, 'notice'));
  if ('problems' in verdict) return verdict.problems.map((problem) => problemDto(problem, 'error'));
  return [{ code: verdict.outcome, column: null, detail: verdict.detail, severity: 'skipped' }];
}

const problemDto = (
  { code, column, detail }: Omit<PreviewProblemDto, 'severity'>,
  severity: PreviewProblemDto['severity'],
): PreviewProblemDto => ({ code, column, detail, severity });
