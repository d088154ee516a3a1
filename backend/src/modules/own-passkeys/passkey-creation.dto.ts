import { ApiProperty } from '@nestjs/swagger';
import type { PasskeyCeremonies } from '../passkeys/index.js';

type Options = Awaited<ReturnType<PasskeyCeremonies['beginAdding']>>;

/** Whom the passkey is for. */
export class PasskeyPartyDto {
  /** Domain that the passkey is bound to. */
  @ApiProperty({ maxLength: 253, example: 'hedgerow.example' })
  id!: string;

  /** Name that is shown. */
  @ApiProperty({ maxLength: 100, example: 'Hedgerow' })
  name!: string;
}

/** Whose passkey it will be. */
export class PasskeyUserDto {
  /** Handle of the user, base64url. */
  @ApiProperty({ maxLength: 100, example: 'AY9tLnwaa26fChwtPk9aYA' })
  id!: string;

  /** Email of the user. */
  @ApiProperty({ maxLength: 254, example: 'office@greenfield.example' })
  name!: string;

  /** Name of the user. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  displayName!: string;
}

/** A kind of key. */
export class PasskeyAlgorithmDto {
  /** Always `public-key`. */
  @ApiProperty({ maxLength: 20, example: 'public-key' })
  type!: string;

  /** Its number at COSE, such as -7 for ES256. */
  @ApiProperty({ type: 'integer', minimum: -70_000, maximum: 0, example: -7 })
  alg!: number;
}

/** A passkey that is there already. */
export class KnownPasskeyDto {
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

/** What the authenticator must be able to do. */
export class PasskeySelectionDto {
  /** Always `required`: it finds the passkey without the email. */
  @ApiProperty({ maxLength: 20, example: 'required' })
  residentKey!: string;

  /** The same for browsers from before `residentKey`. */
  @ApiProperty({ example: true })
  requireResidentKey!: boolean;

  /** Always `required`: it asks for a PIN, a finger or a face. */
  @ApiProperty({ maxLength: 20, example: 'required' })
  userVerification!: string;
}

/** `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, as browsers and apps take it. */
export class PasskeyCreationDto {
  /** Whom the passkey is for. */
  @ApiProperty({ type: PasskeyPartyDto })
  rp!: PasskeyPartyDto;

  /** Whose it will be. */
  @ApiProperty({ type: PasskeyUserDto })
  user!: PasskeyUserDto;

  /** To be signed once, within 10 minutes; base64url. */
  @ApiProperty({ maxLength: 100, example: 'wY3tqJ0b8m2S5nV7xK9pLr4zA6cE1gH0uD3fT8iQ2oM' })
  challenge!: string;

  /** Kinds of keys, the best first. */
  @ApiProperty({ type: [PasskeyAlgorithmDto], maxItems: 10 })
  pubKeyCredParams!: PasskeyAlgorithmDto[];

  /** Milliseconds that the user has. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 3_600_000, example: 600_000 })
  timeout!: number;

  /** Always `none`. */
  @ApiProperty({ maxLength: 20, example: 'none' })
  attestation!: string;

  /** Passkeys that the user has: their authenticators make no other. */
  @ApiProperty({ type: [KnownPasskeyDto], maxItems: 100 })
  excludeCredentials!: KnownPasskeyDto[];

  /** What the authenticator must be able to do. */
  @ApiProperty({ type: PasskeySelectionDto })
  authenticatorSelection!: PasskeySelectionDto;

  static from({
    rp,
    user,
    challenge,
    pubKeyCredParams,
    timeout = 0,
    excludeCredentials = [],
  }: Options): PasskeyCreationDto {
    return {
      rp: { id: rp.id ?? '', name: rp.name },
      user: { id: user.id, name: user.name, displayName: user.displayName },
      challenge,
      pubKeyCredParams: pubKeyCredParams.map(({ type, alg }) => ({ type, alg })),
      timeout,
      attestation: 'none',
      excludeCredentials: excludeCredentials.map(({ type, id, transports = [] }) => ({ type, id, transports })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    };
  }
}
