import { ApiProperty } from '@nestjs/swagger';
import { TARGET_FIELDS, type TargetField } from '../import-mapping/index.js';
import type { Preset } from './preset.js';

/** A program whose files are understood without help. */
export class ImportPresetDto {
  /** Stable code for apps. */
  @ApiProperty({ maxLength: 40, example: 'google_contacts' })
  id!: string;

  /** For people. */
  @ApiProperty({ maxLength: 100, example: 'Google Contacts' })
  name!: string;

  /** How to export the file from that software. */
  @ApiProperty({ maxLength: 500, example: 'In Google Contacts, choose Export, then Google CSV.' })
  howTo!: string;

  /** Kind of file. */
  @ApiProperty({ enum: ['csv', 'vcard'], example: 'csv' })
  kind!: 'csv' | 'vcard';

  static from({ id, name, howTo, kind }: Preset): ImportPresetDto {
    return { id, name, howTo, kind };
  }
}

/** A field that a column can become. */
export class ImportFieldDto {
  /** Stable, for programs: the `target` of a column. */
  @ApiProperty({ enum: Object.keys(TARGET_FIELDS), maxLength: 60, example: 'email' })
  id!: TargetField;

  /** For people. */
  @ApiProperty({ maxLength: 100, example: 'E-mail' })
  label!: string;

  /** What it belongs to. */
  @ApiProperty({ enum: ['client', 'contact', 'billing', 'property'], example: 'contact' })
  group!: (typeof TARGET_FIELDS)[TargetField]['group'];

  /** Whether several columns can be mapped to it, and a cell can hold several values. */
  many!: boolean;

  static from(id: TargetField): ImportFieldDto {
    const { label, group, many } = TARGET_FIELDS[id];
    return { id, label, group, many };
  }
}
