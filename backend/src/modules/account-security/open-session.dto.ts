import { ApiProperty } from '@nestjs/swagger';
import type { OpenSession } from '../sessions/index.js';
import { deviceName } from '../sign-in-devices/index.js';

type Session = OpenSession['session'];

/** A device on which the person is signed in. */
export class SessionDto {
  /** Id of the session. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** `web` is a browser; `mobile` and `api` are apps. More may come. */
  @ApiProperty({ maxLength: 20, example: 'web' })
  client!: Session['client'];

  /** `User-Agent` of the device at sign-in, cut at 400 characters. */
  @ApiProperty({ type: String, nullable: true, maxLength: 400, example: 'Mozilla/5.0 (X11; Linux x86_64)' })
  userAgent!: string | null;

  /** What the device is called, as far as it says; otherwise the kind of program. */
  @ApiProperty({ maxLength: 400, example: 'Chrome on Mac' })
  deviceName!: string;

  /** Network of the address at sign-in; null for sign-ins from before it was kept. */
  @ApiProperty({ type: String, nullable: true, maxLength: 60, example: '203.0.113.0/24' })
  network!: string | null;

  /** Whether this request was made with it. */
  @ApiProperty()
  isCurrent!: boolean;

  /** When the person signed in. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  createdAt!: string;

  /** When its access token was refreshed last: used within the quarter of an hour that follows. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  lastUsedAt!: string;

  /** When it ends unless it is used again. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  expiresAt!: string;

  static from(
    { id, client, userAgent, network, createdAt, rotatedAt, expiresAt }: Session,
    currentId: string,
  ): SessionDto {
    return {
      id,
      client,
      userAgent,
      deviceName: deviceName({ client, userAgent }),
      network,
      isCurrent: id === currentId,
      createdAt: createdAt.toISOString(),
      lastUsedAt: rotatedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  }
}
