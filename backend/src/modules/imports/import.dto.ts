import { ApiProperty } from '@nestjs/swagger';
import { IMPORT_STATES, type ImportState, undoUntil } from './import-state.js';
import type { Import, ImportActivity, ImportCounts, ImportOptions } from './import.entity.js';
import { TARGET_FIELDS, type TargetField } from '../import-mapping/index.js';
import { isRepairColumn } from '../import-presets/index.js';
import { SourceFormat } from '../tabular-reader/index.js';

const COUNT = { type: 'integer', minimum: 0, maximum: 1_000_000, example: 12 } as const;

/** How the file is written. */
export class ImportFormatDto {
  /** A delimited table or a vCard file. */
  @ApiProperty({ enum: ['csv', 'vcard'], example: 'csv' })
  kind!: 'csv' | 'vcard';

  /** Encoding of the text. */
  @ApiProperty({ enum: SourceFormat.encodings, example: 'windows-1252' })
  encoding!: SourceFormat['encoding'];

  /** Whether the encoding is a guess: look at the letters of names, and choose another one if they are wrong. */
  encodingIsGuess!: boolean;

  /** Whether the file begins with a byte order mark. */
  byteOrderMark!: boolean;

  /** What separates the columns; null for vCard. */
  @ApiProperty({ type: String, enum: [...SourceFormat.delimiters, null], nullable: true, example: ';' })
  delimiter!: NonNullable<SourceFormat['delimiter']> | null;

  /** Line of the header row, from 1; null when there is none. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 2_147_483_647, example: 1 })
  headerLine!: number | null;
}

/** A column of the file, and what it becomes. */
export class ImportColumnDto {
  /** Position, from 0. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: SourceFormat.maxColumns, example: 3 })
  column!: number;

  /** Name in the header; `Column 4` where there is none. */
  @ApiProperty({ maxLength: 200, example: 'E-mail 1 - Value' })
  name!: string;

  /** The first values. */
  @ApiProperty({ type: 'array', maxItems: 5, items: { type: 'string', maxLength: 120 }, example: ['ann@example.com'] })
  samples!: string[];

  /** The field it becomes; null: left out. */
  @ApiProperty({ type: String, enum: [...Object.keys(TARGET_FIELDS), null], nullable: true, example: 'email' })
  target!: TargetField | null;

  /** A column of our own problem file, which is never imported. */
  ignored!: boolean;
}

/** How rows are read and compared. */
export class ImportOptionsDto implements ImportOptions {
  /** A row whose e-mail or phone an existing client has: skip it and report it, or create it all the same. */
  @ApiProperty({ enum: ['skip', 'create'], example: 'skip' })
  onDuplicate!: 'skip' | 'create';

  /** ISO 3166-1 alpha-2: the country of phones and addresses that name none. */
  @ApiProperty({ maxLength: 2, pattern: '^[A-Z]{2}$', example: 'US' })
  defaultCountry!: string;

  /** A row with only one of billing and service address uses it for both. */
  shareAddress!: boolean;
}

const UNCOUNTED = { noClients: 0, noticed: 0 };

/** How the rows fared. */
export class ImportCountsDto implements ImportCounts {
  /** Clients created; in a dry run: that would be created. */
  @ApiProperty(COUNT)
  created!: number;

  /** Properties added to a client of the same file or of an earlier one. */
  @ApiProperty(COUNT)
  propertiesAdded!: number;

  /** Skipped: an earlier import already brought them. */
  @ApiProperty(COUNT)
  alreadyImported!: number;

  /** Skipped: they stand in the file more than once. */
  @ApiProperty(COUNT)
  repeated!: number;

  /** Skipped: an existing client has the e-mail or phone. */
  @ApiProperty(COUNT)
  duplicates!: number;

  /** Skipped: they are nobody, such as a group of cards. */
  @ApiProperty({ ...COUNT, example: 0 })
  noClients!: number;

  /** To be mended: see the problems. */
  @ApiProperty(COUNT)
  failed!: number;

  /** Of those that come in, the rows that leave something behind: see the problems of severity `notice`. */
  @ApiProperty({ ...COUNT, example: 2 })
  noticed!: number;

  /** Imports of earlier releases did not count all. */
  static from(counts: ImportCounts | null): ImportCountsDto | null {
    return counts && { ...UNCOUNTED, ...counts };
  }
}

/** A list of clients on its way into the company. */
export class ImportDto {
  /** Id of the import. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Where it stands: `uploaded`, `mapped`, `validated`, `running`, then `done` or `done_with_errors`. */
  @ApiProperty({ enum: IMPORT_STATES, example: 'uploaded' })
  state!: ImportState;

  /** What runs for it just now; null: nothing. */
  @ApiProperty({ type: String, enum: ['validating', 'running', 'undoing', null], nullable: true, example: null })
  activity!: ImportActivity | null;

  /** Name of the uploaded file. */
  @ApiProperty({ maxLength: 255, example: 'clients.csv' })
  fileName!: string;

  /** Size of the uploaded file in bytes. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, maximum: 1_073_741_824, example: 48_213 })
  fileBytes!: number;

  /** Id of the recognised preset; null: none. */
  @ApiProperty({ type: String, nullable: true, maxLength: 40, example: 'google_contacts' })
  preset!: string | null;

  /** How the file is written. */
  format!: ImportFormatDto;

  /** Its columns, in order. */
  @ApiProperty({ type: () => [ImportColumnDto], maxItems: SourceFormat.maxColumns })
  columns!: ImportColumnDto[];

  /** How rows are read and compared. */
  options!: ImportOptionsDto;

  /** Rows of the file, without the header. */
  @ApiProperty(COUNT)
  rowCount!: number;

  /** Rows that the run has dealt with. */
  @ApiProperty(COUNT)
  rowsDone!: number;

  /** What the last dry run found; null when the mapping changed since, or there was none. */
  @ApiProperty({ type: () => ImportCountsDto, nullable: true })
  validation!: ImportCountsDto | null;

  /** What the run did so far; null before it. */
  @ApiProperty({ type: () => ImportCountsDto, nullable: true })
  result!: ImportCountsDto | null;

  /** The operation that tells the progress of what runs, or ran last. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  operationId!: string | null;

  /** Why the run ended before the last row; null when it did not. */
  @ApiProperty({ type: String, nullable: true, maxLength: 2000, example: 'The file is no longer available.' })
  failure!: string | null;

  /** When the run ended; null before. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  finishedAt!: string | null;

  /** Until when the import can be undone; null when it cannot. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  undoUntil!: string | null;

  /** When the file was uploaded. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  createdAt!: string;

  /** When it last changed. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  updatedAt!: string;

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 1 })
  version!: number;

  static from(row: Import): ImportDto {
    const { kind, encoding, delimiter, headerLine, columns } = row.format;
    const { id, state, activity, fileName, fileBytes, preset, options, rowCount, rowsDone, validation, result } = row;
    return {
      id,
      state,
      activity,
      fileName,
      fileBytes,
      preset,
      options,
      rowCount,
      rowsDone,
      validation: ImportCountsDto.from(validation),
      result: ImportCountsDto.from(result),
      format: {
        kind,
        encoding,
        encodingIsGuess: row.encodingIsGuess,
        byteOrderMark: row.byteOrderMark,
        delimiter,
        headerLine,
      },
      columns: columns.map((name, column) => ({
        column,
        name,
        samples: row.samples[column] ?? [],
        target: row.mapping[column] ?? null,
        ignored: isRepairColumn(name),
      })),
      operationId: row.operationId,
      failure: row.failure,
      finishedAt: row.finishedAt?.toISOString() ?? null,
      undoUntil: undoUntil(row)?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    };
  }
}
