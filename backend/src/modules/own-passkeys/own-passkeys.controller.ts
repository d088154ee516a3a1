import { Body, Controller, Get, Headers, Ip, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SignedRequest } from '../../kernel/access/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { DemoAccount, WrongPassword } from '../account-security/index.js';
import { PasskeysUnavailable } from '../passkeys/index.js';
import {
  PasskeyNotFound,
  PasskeyRefused,
  PasskeyTaken,
  PasswordNeedsPasskey,
  TooManyPasskeys,
} from './own-passkeys.errors.js';
import { OwnPasskeys } from './own-passkeys.js';
import { PasskeyCreationDto } from './passkey-creation.dto.js';
import { AddedPasskeyDto, NewPasskeyDto, PasskeyDto, PasskeyNameDto, PasskeyPasswordDto } from './passkey.dto.js';

/** The passkeys of the caller. */
@ApiTags('Sign-in')
@Controller('auth/passkeys')
export class OwnPasskeysController {
  constructor(private readonly own: OwnPasskeys) {}

  @Get()
  @Endpoint({
    summary: 'List your passkeys',
    description: 'Returns the passkeys with which you sign in, up to 20, in the order in which they were added.',
    permission: 'person',
    type: pageOf(PasskeyDto),
    confidential: true,
  })
  async listPasskeys(): Promise<Page<PasskeyDto>> {
    return { items: await this.own.list(), nextCursor: null };
  }

  @Post('start')
  @Endpoint({
    summary: 'Start adding a passkey',
    description:
      'Returns what `navigator.credentials.create()` of a browser, or the credential manager of a phone, makes a passkey with. ' +
      'Confirmed by your password, with the limits of `login`. Send the result to `confirmPasskey` within 10 minutes.',
    permission: 'person',
    type: PasskeyCreationDto,
    errors: [WrongPassword, TooManyPasskeys, PasskeysUnavailable, DemoAccount],
    confidential: true,
  })
  startPasskey(@Body() { password }: PasskeyPasswordDto, @Ip() ip: string): Promise<PasskeyCreationDto> {
    return this.own.start(password, ip);
  }

  @Post('confirm')
  @Endpoint({
    summary: 'Add a passkey',
    description:
      'With what the authenticator made. It signs in on its own, and counts as a second factor. Your first second factor turns ' +
      'two-step verification on: the response has 10 recovery codes, the password alone no longer signs in, and you are ' +
      'signed out on all other devices. You get an email.',
    permission: 'person',
    type: AddedPasskeyDto,
    errors: [PasskeyRefused, PasskeyTaken, TooManyPasskeys, PasskeysUnavailable],
    confidential: true,
  })
  confirmPasskey(
    @Body() input: NewPasskeyDto,
    @Headers('user-agent') userAgent: string | undefined,
    @Req() { user }: SignedRequest,
  ): Promise<AddedPasskeyDto> {
    return this.own.confirm(input, { sessionId: user.credentialId, userAgent: userAgent ?? null });
  }

  @Post(':passkeyId/rename')
  @Endpoint({
    summary: 'Rename a passkey',
    description: 'Changes what the list calls it. The authenticator keeps a name of its own.',
    permission: 'person',
    type: PasskeyDto,
    errors: [PasskeyNotFound],
    confidential: true,
  })
  updatePasskey(@Id('passkeyId') passkeyId: string, @Body() { name }: PasskeyNameDto): Promise<PasskeyDto> {
    return this.own.rename(passkeyId, name);
  }

  @Post(':passkeyId/remove')
  @Endpoint({
    summary: 'Remove a passkey',
    description:
      'It no longer signs in. Confirmed by your password, with the limits of `login`. Your trusted devices no longer work, you ' +
      'are signed out on all other devices, and you get an email. Without another second factor, your password is enough ' +
      'again, so one of fewer than 15 characters has to be changed first, and your recovery codes no longer work.',
    permission: 'person',
    status: 204,
    errors: [PasskeyNotFound, WrongPassword, PasswordNeedsPasskey],
    confidential: true,
  })
  removePasskey(
    @Id('passkeyId') passkeyId: string,
    @Body() { password }: PasskeyPasswordDto,
    @Ip() ip: string,
    @Req() { user }: SignedRequest,
  ): Promise<void> {
    return this.own.remove(passkeyId, password, { address: ip, sessionId: user.credentialId });
  }
}
