import { Body, Controller, Headers, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { NoCompany, SignInDto, SignIns } from '../auth/index.js';
import { PasskeysUnavailable } from '../passkeys/index.js';
import { SignInChallengeInvalid } from '../sign-in-steps/index.js';
import { PasskeyRequestDto, PasskeySignInDto, StartPasskeySignInDto } from './passkey-sign-in.dto.js';
import { PasskeyNeedsPassword, PasskeyNotAccepted } from './passkey-sign-ins.errors.js';
import { PasskeySignIns } from './passkey-sign-ins.js';

/** Sign-in without a password, or after it. */
@ApiTags('Sign-in')
@Controller('auth/login/passkey')
export class PasskeySignInsController {
  constructor(
    private readonly passkeys: PasskeySignIns,
    private readonly signIns: SignIns,
  ) {}

  @Post('start')
  @Endpoint({
    summary: 'Start signing in with a passkey',
    description:
      'Returns what `navigator.credentials.get()` of a browser, or the credential manager of a phone, signs with a passkey. No ' +
      'email is needed: the user chooses the passkey. With the `challengeId` of `login`, a passkey of that user is the second ' +
      'step. Send the result to `completePasskeySignIn` within 10 minutes.',
    permission: 'public',
    type: PasskeyRequestDto,
    errors: [SignInChallengeInvalid, PasskeysUnavailable],
    transaction: 'none',
    confidential: true,
  })
  startPasskeySignIn(@Body() { challengeId }: StartPasskeySignInDto): Promise<PasskeyRequestDto> {
    return this.passkeys.start(challengeId);
  }

  @Post()
  @Endpoint({
    summary: 'Sign in with a passkey',
    description:
      'With what the authenticator signed. A passkey asks for a PIN, a finger or a face, so it is both factors: no code follows. ' +
      'Each challenge works once. Limited to 100 attempts per IP address every 15 minutes.',
    permission: 'public',
    type: SignInDto,
    errors: [PasskeyNotAccepted, PasskeyNeedsPassword, SignInChallengeInvalid, NoCompany],
    transaction: 'none',
    confidential: true,
  })
  async completePasskeySignIn(
    @Body() input: PasskeySignInDto,
    @Ip() ip: string,
    @Headers('user-agent') userAgent: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    const from = { ip, userAgent: userAgent ?? null, knows: this.signIns.knows(request) };
    const { answer, client } = await this.passkeys.complete(input, from);
    return this.signIns.deliver(answer, client, reply);
  }
}
