import { ApiProperty } from '@nestjs/swagger';
import type { SigningKey } from './signing-key.js';

/** A public key that verifies access tokens, as a JSON Web Key (RFC 7517). */
export class PublicKeyDto {
  /** Which key it is: the `kid` in the header of a token. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  kid!: string;

  /** Type of the key: `EC`. */
  @ApiProperty({ maxLength: 10, example: 'EC' })
  kty!: string;

  /** Its curve: `P-256`. */
  @ApiProperty({ maxLength: 20, example: 'P-256' })
  crv!: string;

  /** Coordinate x of its point, in base64url. */
  @ApiProperty({ maxLength: 100, example: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU' })
  x!: string;

  /** Coordinate y of its point, in base64url. */
  @ApiProperty({ maxLength: 100, example: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' })
  y!: string;

  /** What tokens of it are signed with: `ES256`. */
  @ApiProperty({ maxLength: 10, example: 'ES256' })
  alg!: string;

  /** What it is for: signatures, `sig`. */
  @ApiProperty({ maxLength: 10, example: 'sig' })
  use!: string;

  static from({ id, publicKey }: SigningKey): PublicKeyDto {
    const { kty = '', crv = '', x = '', y = '' } = publicKey.export({ format: 'jwk' });
    return { kid: id, kty, crv, x, y, alg: 'ES256', use: 'sig' };
  }
}

/** The keys that verify access tokens, as a JSON Web Key Set. */
export class PublicKeysDto {
  /** Keys of tokens that may still be valid, and the one that will sign next. */
  @ApiProperty({ type: () => [PublicKeyDto], maxItems: 100 })
  keys!: PublicKeyDto[];
}
