import { ApiProperty } from '@nestjs/swagger';
import { deviceName } from '../sign-in-devices/index.js';
import type { TrustedDevice } from './trusted-device.entity.js';

/** A device on which the person signs in without the second factor. */
export class TrustedDeviceDto {
  /** Id of the trusted device. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** `web` is a browser; `mobile` and `api` are apps. More may come. */
  @ApiProperty({ maxLength: 20, example: 'web' })
  client!: TrustedDevice['client'];

  /** `User-Agent` of the device when it was trusted, cut at 400 characters. */
  @ApiProperty({ type: String, nullable: true, maxLength: 400, example: 'Mozilla/5.0 (X11; Linux x86_64)' })
  userAgent!: string | null;

  /** What the device is called, as far as it says; otherwise the kind of program. */
  @ApiProperty({ maxLength: 400, example: 'Chrome on Mac' })
  deviceName!: string;

  /** IP address from which the device was trusted. */
  @ApiProperty({ type: String, nullable: true, maxLength: 45, example: '203.0.113.24' })
  address!: string | null;

  /** When the device was trusted. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  createdAt!: string;

  /** When the device last signed in. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  lastUsedAt!: string;

  /** When the device is asked for the second factor again. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  expiresAt!: string;

  static from(device: TrustedDevice): TrustedDeviceDto {
    const { id, client, userAgent, address, createdAt, lastUsedAt, expiresAt } = device;
    return {
      id,
      client,
      userAgent,
      deviceName: deviceName({ client, userAgent }),
      address,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  }
}
