import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min } from 'class-validator';
import { Choice, MayBeNull } from '../../kernel/dto/index.js';
import { GEO_SOURCES, type GeoPoint } from './property.entity.js';

/** Where a property is, WGS 84. */
export class GeoPointDto implements GeoPoint {
  /** Latitude in degrees. */
  @IsNumber()
  @Min(-90)
  @Max(90)
  @ApiProperty({ example: 40.7157 })
  lat!: number;

  /** Longitude in degrees. */
  @IsNumber()
  @Min(-180)
  @Max(180)
  @ApiProperty({ example: -74.3647 })
  lng!: number;

  /** How it is known. */
  @Choice(GEO_SOURCES, 'entered')
  source!: GeoPoint['source'];

  /** Accuracy radius in meters; null when unknown. */
  @MayBeNull()
  @IsNumber()
  @Min(0)
  @Max(1_000_000)
  @ApiProperty({ type: Number, nullable: true, example: 15 })
  accuracyM?: number | null;
}
