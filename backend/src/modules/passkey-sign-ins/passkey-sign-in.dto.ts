import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Base64Url, type ClientKind, MayBeAbsent, OneLine, SignInClient } from '../../kernel/dto/index.js';
import type { PasskeyCeremonies } from '../passkeys/index.js';

const CHALLENGE_ID = 'wY3tqJ0b8m2S5nV7xK9pLr4zA6cE1gH0uD3fT8iQ2oM';

/** How a passkey is to be used. */
export class StartPasskeySignInDto {
  /** As the second step: `challengeId` of the problem `second_factor_required`. Without it, the passkey signs in on its own. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 100, example: CHALLENGE_ID })
  @MayBeAbsent()
  @OneLine()
  @IsString()
  @Length(1, 100)
  challengeId?: string;
}

/** What the authenticator signed. Everything is base64url without padding, as WebAuthn's JSON has it. */
export class PasskeySignInDto {
  /** `id` of the credential. */
  @Base64Url(1400, 'MTIzNDU2Nzg5MDEyMzQ1Ng')
  credentialId!: string;

  /** `response.clientDataJSON` of the credential. */
  @Base64Url(8000, 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0')
  clientDataJSON!: string;

  /** `response.authenticatorData` of the credential. */
  @Base64Url(8000, 'SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ')
  authenticatorData!: string;

  /** `response.signature` of the credential. */
  @Base64Url(2000, 'MEUCIQDx3K1t5bqYw7v0u8e3k9y')
  signature!: string;

  /** `response.userHandle` of the credential. */
  @MayBeAbsent()
  @Base64Url(100, 'AY9tLnwaa26fChwtPk9aYA')
  userHandle?: string;

  /** As the second step: the `challengeId` that was sent to `startPasskeySignIn`. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 100, example: CHALLENGE_ID })
  @MayBeAbsent()
  @OneLine()
  @IsString()
  @Length(1, 100)
  challengeId?: string;

  /** `web` stores the refresh token in a cookie; `mobile` and `api` get it in the response. A second step keeps that of `login`. */
  @MayBeAbsent()
  @SignInClient()
  client?: ClientKind;
}

/** A passkey that may sign. */
export class AllowedPasskeyDto {
  /** Always `public-key`. */
  @ApiProperty({ maxLength: 20, example: 'public-key' })
  type!: string;

  /** Its id, base64url. */
  @ApiProperty({ maxLength: 1400, example: 'MTIzNDU2Nzg5MDEyMzQ1Ng' })
  id!: string;

  /** How a browser reaches it. */
  @ApiProperty({ type: 'array', maxItems: 10, items: { type: 'string', maxLength: 20 }, example: ['internal'] })
  transports!: string[];
}

type Options = Awaited<ReturnType<PasskeyCeremonies['beginSigning']>>;

/** `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, as browsers and apps take it. */
export class PasskeyRequestDto {
  /** To be signed once, within 10 minutes; base64url. */
  @ApiProperty({ maxLength: 100, example: CHALLENGE_ID })
  challenge!: string;

  /** Domain that passkeys are bound to. */
  @ApiProperty({ maxLength: 253, example: 'hedgerow.example' })
  rpId!: string;

  /** Milliseconds that the user has. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 3_600_000, example: 600_000 })
  timeout!: number;

  /** Always `required`: the authenticator asks for a PIN, a finger or a face. */
  @ApiProperty({ maxLength: 20, example: 'required' })
  userVerification!: string;

  /** Passkeys of the user, in a second step; empty for whichever the user chooses. */
  @ApiProperty({ type: [AllowedPasskeyDto], maxItems: 100 })
  allowCredentials!: AllowedPasskeyDto[];

  static from({ challenge, rpId = '', timeout = 0, allowCredentials = [] }: Options): PasskeyRequestDto {
    const allowed = allowCredentials.map(({ type, id, transports = [] }) => ({ type, id, transports }));
    return { challenge, rpId, timeout, userVerification: 'required', allowCredentials: allowed };
  }
}
