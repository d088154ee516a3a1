import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { OneLine } from '../../kernel/dto/index.js';
import type { User } from '../accounts/index.js';
import { Password } from '../passwords/index.js';

/** Your second factor. */
export class SecondFactorDto {
  /** Since when signing in takes a second factor; null if the password is enough. */
  @ApiProperty({ type: String, format: 'date-time', maxLength: 30, nullable: true })
  enabledAt!: string | null;

  /** Recovery codes that were not used; 0 without a second factor. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100, example: 10 })
  recoveryCodesLeft!: number;

  /** Whether an authenticator app is set up. Passkeys are the other second factor: see `listPasskeys`. */
  @ApiProperty({ example: true })
  hasAuthenticatorApp!: boolean;

  static from({ secondFactorAt, recoveryCodesLeft }: User, hasAuthenticatorApp: boolean): SecondFactorDto {
    return { enabledAt: secondFactorAt?.toISOString() ?? null, recoveryCodesLeft, hasAuthenticatorApp };
  }
}

/** Shows that it is you. */
export class ConfirmedByPasswordDto {
  /** Your password. Spaces count. */
  @Password('known', 'three quiet wheelbarrows')
  password!: string;
}

/** What your authenticator app needs. */
export class AuthenticatorSecretDto {
  /** Base32, for apps into which it is typed. */
  @ApiProperty({ maxLength: 64, example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })
  secret!: string;

  /** `otpauth:` URI with all of it: show it as a QR code, or open it on the phone itself. */
  @ApiProperty({
    maxLength: 800,
    example: 'otpauth://totp/Hedgerow:robin%40maple-ridge.example?issuer=Hedgerow&secret=JBSWY3DPEHPK3PXP',
  })
  uri!: string;
}

/** The first code of the app. */
export class SecondFactorCodeDto {
  /** Six digits. Spaces don't count. */
  @ApiProperty({ minLength: 6, maxLength: 20, example: '123456' })
  @OneLine()
  @IsString()
  @Length(6, 20)
  code!: string;
}

/** Codes for when the app is lost. */
export class RecoveryCodesDto {
  /** Each signs in once, in place of the code of the app. They can't be read again. */
  @ApiProperty({
    type: 'array',
    maxItems: 20,
    items: { type: 'string', maxLength: 20 },
    example: ['7k2mx-9qwzt', 'h4c8e-p0rvn'],
  })
  recoveryCodes!: string[];
}
