import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO31661Alpha2,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { MayBeAbsent, SortBy, UpdatedPageQuery } from '../../kernel/dto/index.js';
import type { Import } from './import.entity.js';
import { IMPORT_STATES, type ImportState } from './import-state.js';
import { TARGET_FIELDS, type TargetField } from '../import-mapping/index.js';
import { SourceFormat } from '../tabular-reader/index.js';

/** What one column becomes. */
export class ColumnTargetDto {
  /** Position of the column, from 0. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: SourceFormat.maxColumns, example: 3 })
  @IsInt()
  @Min(0)
  @Max(SourceFormat.maxColumns)
  column!: number;

  /** The field it is mapped to; null if it isn't imported. */
  @ApiProperty({ type: String, enum: [...Object.keys(TARGET_FIELDS), null], nullable: true, example: 'email' })
  @IsIn([...Object.keys(TARGET_FIELDS), null])
  target!: TargetField | null;
}

class ImportOptionsInputDto {
  /**
   * What to do when an existing client has the same email or phone: skip and report the row, or create the client
   * anyway.
   */
  @ApiProperty({ enum: ['skip', 'create'], example: 'skip' })
  @IsIn(['skip', 'create'])
  onDuplicate!: 'skip' | 'create';

  /** ISO 3166-1 alpha-2: default country for phones and addresses. */
  @ApiProperty({ maxLength: 2, example: 'US' })
  @IsISO31661Alpha2()
  @MaxLength(2)
  defaultCountry!: string;

  /** Whether to use a single address for both billing and service. */
  @IsBoolean()
  shareAddress!: boolean;
}

/** Merge patch of the options. */
export class UpdateImportOptionsDto extends PartialType(ImportOptionsInputDto, { skipNullProperties: false }) {}

/** How to read the file, where detection was wrong. */
export class UpdateImportFormatDto {
  /** Encoding of the text. */
  @ApiProperty({ required: false, enum: SourceFormat.encodings, example: 'windows-1252' })
  @MayBeAbsent()
  @IsIn(SourceFormat.encodings)
  encoding?: SourceFormat['encoding'];

  /** What separates the columns. */
  @ApiProperty({ required: false, enum: SourceFormat.delimiters, example: ';' })
  @MayBeAbsent()
  @IsIn(SourceFormat.delimiters)
  delimiter?: NonNullable<SourceFormat['delimiter']>;

  /** Line of the header row, from 1, among the first hundred; null: the file has none. */
  @ApiProperty({ type: 'integer', required: false, nullable: true, minimum: 1, maximum: 100, example: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  headerLine?: number | null;
}

/** Merge patch of an import. Sending the mapping, even unchanged, says that it is right: the state becomes `mapped`. */
export class UpdateImportDto {
  /** Maps columns to fields. Replaces the whole mapping; columns you don't list aren't imported. */
  @ApiProperty({ type: () => [ColumnTargetDto], required: false, maxItems: SourceFormat.maxColumns })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(SourceFormat.maxColumns)
  @ArrayUnique(({ column }: ColumnTargetDto) => column)
  @ValidateNested({ each: true })
  @Type(() => ColumnTargetDto)
  mapping?: ColumnTargetDto[];

  /** How rows are read and compared. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => UpdateImportOptionsDto)
  options?: UpdateImportOptionsDto;

  /** Reads the file again in another format. A new mapping is suggested and must be confirmed. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => UpdateImportFormatDto)
  format?: UpdateImportFormatDto;
}

type ImportOrder = 'created' | 'updated';
export const IMPORT_ORDERS = new Sorting<Import, ImportOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  '-created',
);

/** Filters of the list of imports. */
export class ListImportsQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(IMPORT_ORDERS)
  sort?: SortWord<ImportOrder>;

  /** Only imports in this state. */
  @ApiProperty({ required: false, enum: IMPORT_STATES, example: 'done_with_errors' })
  @IsOptional()
  @IsString()
  @IsIn(IMPORT_STATES)
  state?: ImportState;
}
