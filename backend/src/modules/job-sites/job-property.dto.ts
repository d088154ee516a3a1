import { ApiProperty } from '@nestjs/swagger';
import { flag, list, made, orNull, Shape, text, word } from '../../kernel/reading/index.js';
import { addressLine } from '../addresses/index.js';
import type { PropertySnapshot } from '../client-snapshots/index.js';

/** Where the work happens, as far as a job shows it. */
export class JobPropertyDto {
  /** Id of the property. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Name of the property. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Home' })
  name!: string | null;

  /** Its address on one line. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: '1207 Cayuga Heights Rd, Ithaca, NY 14850' })
  address!: string | null;

  /** IANA zone, in which its visits are planned. */
  @ApiProperty({ maxLength: 64, example: 'America/New_York' })
  timeZone!: string;

  /** How to get in. */
  @ApiProperty({ type: String, nullable: true, maxLength: 2000, example: 'The side gate sticks: lift and push.' })
  accessNotes!: string | null;

  /** Hazards. */
  @ApiProperty({
    type: 'array',
    maxItems: 20,
    items: { type: 'string', maxLength: 200 },
    example: ['Dog in the back yard'],
  })
  hazards!: string[];

  /** Whether a gate, alarm, or lockbox code is saved. `POST …/reveal-access-codes` returns it, with permission. */
  @ApiProperty({ example: true })
  hasAccessCodes!: boolean;

  /** What `from` makes of a property, of rows of `property_snapshots property`. */
  static readonly shape = new Shape<JobPropertyDto>({
    id: word('property.id'),
    name: orNull(text('property.name')),
    address: made('property.address', addressLine),
    timeZone: text('property.timezone'),
    accessNotes: orNull(text('property."accessNotes"')),
    hazards: list('property.hazards'),
    hasAccessCodes: flag('property."hasAccessCodes"'),
  });

  static from(property: PropertySnapshot): JobPropertyDto {
    const { id, name, addressLine: address, timezone: timeZone, accessNotes, hazards, hasAccessCodes } = property;
    return { id, name, address, timeZone, accessNotes, hazards, hasAccessCodes };
  }
}
