import { ApiProperty } from '@nestjs/swagger';
import { Base64Url, FilledText, MayBeAbsent, TextList } from '../../kernel/dto/index.js';
import type { Passkey } from '../passkeys/index.js';
import { Password } from '../passwords/index.js';

/** A passkey: a device or a password manager that signs you in. */
export class PasskeyDto {
  /** Id of the passkey. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** What you call it. */
  @ApiProperty({ maxLength: 100, example: 'Chrome on Windows' })
  name!: string;

  /** Whether it is kept on several devices, as by a password manager. */
  @ApiProperty({ example: true })
  isSynced!: boolean;

  /**
   * It signs in after the password alone, because the account was taken back after it was added. Once it has, it signs in on its own
   * again.
   */
  @ApiProperty({ example: false })
  needsPassword!: boolean;

  /** When it was added. */
  @ApiProperty({ format: 'date-time', maxLength: 30 })
  createdAt!: string;

  /** When it last signed in; null if it never has. */
  @ApiProperty({ type: String, format: 'date-time', maxLength: 30, nullable: true })
  lastUsedAt!: string | null;

  static from({ id, name, isSynced, needsPassword, createdAt, lastUsedAt }: Passkey): PasskeyDto {
    return {
      id,
      name,
      isSynced,
      needsPassword,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    };
  }
}

/** Shows that it is you, before a passkey is added or removed. */
export class PasskeyPasswordDto {
  /** Your password. Spaces count. */
  @Password('known', 'three quiet wheelbarrows')
  password!: string;
}

/** What the authenticator made. Everything is base64url without padding, as WebAuthn's JSON has it. */
export class NewPasskeyDto {
  /** `id` of the credential. */
  @Base64Url(1400, 'MTIzNDU2Nzg5MDEyMzQ1Ng')
  credentialId!: string;

  /** `response.clientDataJSON` of the credential. */
  @Base64Url(8000, 'eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0')
  clientDataJSON!: string;

  /** `response.attestationObject` of the credential. */
  @Base64Url(16_000, 'o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YUA')
  attestationObject!: string;

  /** `response.transports` of the credential. */
  @MayBeAbsent()
  @TextList(10, 20, ['internal', 'hybrid'])
  transports?: string[];

  /** What to call it; the name of your browser and system unless told. */
  @MayBeAbsent()
  @FilledText(100, 'Work laptop')
  name?: string;
}

/** A passkey that was just added. */
export class AddedPasskeyDto {
  /** The passkey. */
  @ApiProperty({ type: PasskeyDto })
  passkey!: PasskeyDto;

  /** With your first second factor: each signs in once after the password, without the passkey. They can't be read again. */
  @ApiProperty({
    type: 'array',
    maxItems: 20,
    items: { type: 'string', maxLength: 20 },
    example: ['7k2mx-9qwzt', 'h4c8e-p0rvn'],
  })
  recoveryCodes!: string[];
}

/** Another name for a passkey. */
export class PasskeyNameDto {
  /** What to call it. */
  @FilledText(100, 'Work laptop')
  name!: string;
}
