import { Body, Controller, Get, Ip, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SignedRequest } from '../../kernel/access/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { DemoAccount, WrongPassword } from '../account-security/index.js';
import { OwnSecondFactor } from './own-second-factor.js';
import {
  AuthenticatorSecretDto,
  ConfirmedByPasswordDto,
  RecoveryCodesDto,
  SecondFactorCodeDto,
  SecondFactorDto,
} from './second-factor.dto.js';
import {
  PasswordNeedsSecondFactor,
  SecondFactorNotStarted,
  SecondFactorOff,
  SecondFactorOn,
  WrongSecondFactor,
} from './second-factors.errors.js';

/** The second factor of the caller. */
@ApiTags('Sign-in')
@Controller('auth/second-factor')
export class SecondFactorsController {
  constructor(private readonly own: OwnSecondFactor) {}

  @Get()
  @Endpoint({
    summary: 'Get your second factor',
    description:
      'Returns whether signing in takes a second factor, whether an authenticator app is one, and how many recovery codes are left.',
    permission: 'person',
    type: SecondFactorDto,
    confidential: true,
  })
  getSecondFactor(): Promise<SecondFactorDto> {
    return this.own.get();
  }

  @Post('start')
  @Endpoint({
    summary: 'Start setting up a second factor',
    description:
      'Returns a secret for an authenticator app (TOTP: SHA-1, 6 digits, 30 seconds), confirmed by your password with ' +
      'the limits of `login`. Nothing changes until `confirmSecondFactor`. Starting again returns another secret.',
    permission: 'person',
    type: AuthenticatorSecretDto,
    errors: [WrongPassword, SecondFactorOn, DemoAccount],
    confidential: true,
  })
  startSecondFactor(@Body() { password }: ConfirmedByPasswordDto, @Ip() ip: string): Promise<AuthenticatorSecretDto> {
    return this.own.start(password, ip);
  }

  @Post('confirm')
  @Endpoint({
    summary: 'Turn on your second factor',
    description:
      'With a code of the authenticator app that has the secret. Returns 10 recovery codes, signs you out on all other ' +
      'devices, and emails a notice. Limited to 10 attempts every 15 minutes.',
    permission: 'person',
    type: RecoveryCodesDto,
    errors: [WrongSecondFactor, SecondFactorNotStarted, SecondFactorOn],
    confidential: true,
  })
  confirmSecondFactor(
    @Body() { code }: SecondFactorCodeDto,
    @Ip() ip: string,
    @Req() { user }: SignedRequest,
  ): Promise<RecoveryCodesDto> {
    return this.own.confirm(code, { address: ip, sessionId: user.credentialId });
  }

  @Post('remove')
  @Endpoint({
    summary: 'Turn off your second factor',
    description:
      'Removes the authenticator app, confirmed by your password with the limits of `login`. Your trusted devices no longer ' +
      'work, you are signed out on all other devices, and you get an email. If you have passkeys, they and your recovery codes ' +
      'stay. Otherwise your password is enough again, so one of fewer than 15 characters has to be changed first; if your role ' +
      'requires a second factor, set up another one to continue.',
    permission: 'person',
    status: 204,
    errors: [WrongPassword, SecondFactorOff, PasswordNeedsSecondFactor],
    confidential: true,
  })
  removeSecondFactor(
    @Body() { password }: ConfirmedByPasswordDto,
    @Ip() ip: string,
    @Req() { user }: SignedRequest,
  ): Promise<void> {
    return this.own.remove(password, { address: ip, sessionId: user.credentialId });
  }

  @Post('recovery-codes')
  @Endpoint({
    summary: 'Create new recovery codes',
    description:
      'Returns 10 recovery codes in place of those before, which no longer work. Confirmed by your password, with the ' +
      'limits of `login`. You get an email.',
    permission: 'person',
    type: RecoveryCodesDto,
    errors: [WrongPassword, SecondFactorOff],
    confidential: true,
  })
  createRecoveryCodes(@Body() { password }: ConfirmedByPasswordDto, @Ip() ip: string): Promise<RecoveryCodesDto> {
    return this.own.renewCodes(password, ip);
  }
}
