import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, IfMatch } from '../../kernel/endpoint/index.js';
import { PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import {
  CheckedSignInProviderDto,
  CheckSignInProviderDto,
  SignInProviderDto,
  UpdateSignInProviderDto,
} from './sign-in-provider.dto.js';
import { SignInOfOwners } from './sign-in-providers.errors.js';
import { SignInProviders } from './sign-in-providers.service.js';

/** By which provider the company's people sign in. */
@ApiTags('Company')
@Controller('tenant/sign-in-provider')
export class SignInProvidersController {
  constructor(private readonly providers: SignInProviders) {}

  @Get()
  @Endpoint({
    summary: 'Get the sign-in provider',
    description:
      'The OpenID Connect provider through which your team can sign in, and the redirect URI to allow there. ' +
      "The client secret can't be read again.",
    permission: 'users.manage',
    type: SignInProviderDto,
    confidential: true,
  })
  getSignInProvider(): Promise<SignInProviderDto> {
    return this.providers.get();
  }

  @Patch()
  @Endpoint({
    summary: 'Update the sign-in provider',
    description:
      'JSON Merge Patch: only the fields you send change. For owners only, because the provider decides who signs in ' +
      'as whom. Sign-ins under way have to start again. All owners get an email.',
    permission: 'users.manage',
    type: SignInProviderDto,
    errors: [SignInOfOwners, VersionMismatch, PreconditionRequired],
    transaction: 'none',
    confidential: true,
  })
  updateSignInProvider(
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateSignInProviderDto,
  ): Promise<SignInProviderDto> {
    return this.providers.update(version, changes);
  }

  @Post('check')
  @Endpoint({
    summary: 'Check a sign-in provider',
    description:
      'Reads the configuration and the keys of the issuer, and changes nothing. What is wrong with it is said at ' +
      '`/issuer`. For owners only.',
    permission: 'users.manage',
    type: CheckedSignInProviderDto,
    errors: [SignInOfOwners],
    transaction: 'none',
    actsEachTime: true,
    whileSuspended: true,
    confidential: true,
  })
  checkSignInProvider(@Body() { issuer }: CheckSignInProviderDto): Promise<CheckedSignInProviderDto> {
    return this.providers.check(issuer);
  }
}
