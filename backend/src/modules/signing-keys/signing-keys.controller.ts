import { Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { PublicKeyDto, PublicKeysDto } from './signing-keys.dto.js';
import { SigningKeys } from './signing-keys.js';

/** Where other services find out how to verify access tokens. */
@ApiTags('Sign-in')
@Controller({ path: '.well-known', version: VERSION_NEUTRAL })
export class SigningKeysController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  // A quarter of the hour for which a new key is listed before it signs.
  @Header('cache-control', 'public, max-age=900')
  @Endpoint({
    summary: 'Get the keys that verify access tokens',
    description:
      'A JSON Web Key Set (RFC 7517), for services that accept access tokens without asking the API. Verify the signature ' +
      '(`ES256`) with the key that the `kid` of the token names, `iss` (`hedgerow`), `aud` (`hedgerow-api`), and `exp`. ' +
      'Keys rotate: look again when a `kid` is unknown.',
    permission: 'public',
    type: PublicKeysDto,
    transaction: 'none',
  })
  getSigningKeys(): PublicKeysDto {
    return { keys: this.keys.listed().map((key) => PublicKeyDto.from(key)) };
  }
}
