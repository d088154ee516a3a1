import { ApiProperty } from '@nestjs/swagger';
import {
  allowedImportActions,
  IMPORT_ACTIONS,
  IMPORT_STATES,
  type ImportAction,
  type ImportState,
  undoUntil,
} from './import-state.js';
import type { Import, ImportActivity, ImportCounts, ImportOptions } from './import.entity.js';
import { TARGET_FIELDS, type TargetField } from '../import-mapping/index.js';
import { isRepairColumn } from '../import-presets/index.js';
import { SourceFormat } from '../tabular-reader/index.js';

const COUNT = { type: 'integer', minimum: 0, maximum: 1_000_000, example: 12 } as const;

/** File format. */
export class ImportFormatDto {
  /** A delimited table or a vCard file. */
  @ApiProperty({ enum: ['csv', 'vcard'], example: 'csv' })
  kind!: 'csv' | 'vcard';

  /** Encoding of the text. */
  @ApiProperty({ enum: SourceFormat.encodings, example: 'windows-1252' })
  encoding!: SourceFormat['encoding'];

  /** Whether the encoding is a guess. Check the letters in names and choose another encoding if they look wrong. */
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

  /** The field it is mapped to; null if it isn't imported. */
  @ApiProperty({ type: String, enum: [...Object.keys(TARGET_FIELDS), null], nullable: true, example: 'email' })
  target!: TargetField | null;

  /** A column that Hedgerow added to the file of problems. Never imported. */
  ignored!: boolean;
}

/** How rows are read and compared. */
export class ImportOptionsDto implements ImportOptions {
  /**
   * What to do when an existing client has the same email or phone: skip and report the row, or create the client
   * anyway.
   */
  @ApiProperty({ enum: ['skip', 'create'], example: 'skip' })
  onDuplicate!: 'skip' | 'create';

  /** ISO 3166-1 alpha-2: default country for phones and addresses. */
  @ApiProperty({ maxLength: 2, pattern: '^[A-Z]{2}$', example: 'US' })
  defaultCountry!: string;

  /** Whether to use a single address for both billing and service. */
  shareAddress!: boolean;
}

const UNCOUNTED = { noClients: 0, noticed: 0 };

/** How the rows fared. */
export class ImportCountsDto implements ImportCounts {
  /** Clients created, or that would be created in a dry run. */
  @ApiProperty(COUNT)
  created!: number;

  /** Properties added to clients in this file or from an earlier import. */
  @ApiProperty(COUNT)
  propertiesAdded!: number;

  /** Skipped: already imported earlier. */
  @ApiProperty(COUNT)
  alreadyImported!: number;

  /** Skipped: repeated in the file. */
  @ApiProperty(COUNT)
  repeated!: number;

  /** Skipped: an existing client has the same email or phone. */
  @ApiProperty(COUNT)
  duplicates!: number;

  /** Skipped: not clients, such as contact groups. */
  @ApiProperty({ ...COUNT, example: 0 })
  noClients!: number;

  /** Rows that need fixing; see the problems. */
  @ApiProperty(COUNT)
  failed!: number;

  /** Imported rows with warnings; see the problems of severity `notice`. */
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

  /** What is running now; null when nothing is. */
  @ApiProperty({ type: String, enum: ['validating', 'running', 'undoing', null], nullable: true, example: null })
  activity!: ImportActivity | null;

  /** Name of the uploaded file. */
  @ApiProperty({ maxLength: 255, example: 'clients.csv' })
  fileName!: string;

  /** Size of the uploaded file in bytes. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, maximum: 1_073_741_824, example: 48_213 })
  fileBytes!: number;

  /** ID of the detected preset; null when none. */
  @ApiProperty({ type: String, nullable: true, maxLength: 40, example: 'google_contacts' })
  preset!: string | null;

  /** File format. */
  format!: ImportFormatDto;

  /** Its columns, in order. */
  @ApiProperty({ type: () => [ImportColumnDto], maxItems: SourceFormat.maxColumns })
  columns!: ImportColumnDto[];

  /** How rows are read and compared. */
  options!: ImportOptionsDto;

  /** Rows of the file, without the header. */
  @ApiProperty(COUNT)
  rowCount!: number;

  /** Rows processed so far. */
  @ApiProperty(COUNT)
  rowsDone!: number;

  /** Results of the last dry run; null if there was none or the mapping has changed since. */
  @ApiProperty({ type: () => ImportCountsDto, nullable: true })
  validation!: ImportCountsDto | null;

  /** Results so far; null before the import runs. */
  @ApiProperty({ type: () => ImportCountsDto, nullable: true })
  result!: ImportCountsDto | null;

  /** The operation that tells the progress of what runs, or ran last. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  operationId!: string | null;

  /** Why the import stopped early; null if it didn't. */
  @ApiProperty({ type: String, nullable: true, maxLength: 2000, example: 'The file is no longer available.' })
  failure!: string | null;

  /** When the run ended; null before. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  finishedAt!: string | null;

  /** When the option to undo expires; null if it can't be undone. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  undoUntil!: string | null;

  /**
   * The actions that you may take now, by the last word of their address (`POST …/imports/{importId}/run`); `update` is `PATCH`.
   * Documented as open, more values may come. An action may still meet a conflict, as where no column is mapped to a name.
   */
  @ApiProperty({ enum: IMPORT_ACTIONS, isArray: true, maxItems: 20, example: ['update', 'validate', 'cancel'] })
  allowedActions!: ImportAction[];

  /** When the file was uploaded. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  createdAt!: string;

  /** When it last changed. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  updatedAt!: string;

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 1 })
  version!: number;

  /** As the caller may see it. */
  static from(row: Import): ImportDto {
    return { ...ImportDto.stored(row), allowedActions: allowedImportActions(row) };
  }

  /** Without what depends on who reads it. */
  static stored(row: Import): Omit<ImportDto, 'allowedActions'> {
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
