import { Body, Controller, Get, Headers, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedRequest } from '../../kernel/access/index.js';
import { Config } from '../../kernel/config/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { CompleteSignInDto, LoginDto, MeDto, RefreshDto, SignInDto, SwitchCompanyDto } from './auth.dto.js';
import { InvalidRefreshToken, SignInLimiter } from '../sessions/index.js';
import { SignInChallengeInvalid } from '../sign-in-steps/index.js';
import { InvalidCredentials, NoCompany } from './auth.errors.js';
import { AuthService } from './auth.service.js';
import { SecondSteps } from './second-steps.js';
import { SignIns } from './sign-ins.js';
import { readTrustedDevice } from './trusted-device-cookie.js';
import { SecondFactorRequired, WrongSecondFactor } from '../second-factors/index.js';
import { clearRefreshCookie, moveToCookie, readRefreshCookie } from './refresh-cookie.js';

/** Sign-in and out. */
@ApiTags('Sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly limiter: SignInLimiter,
    private readonly signIns: SignIns,
    private readonly secondSteps: SecondSteps,
    private readonly config: Config,
  ) {}

  @Post('login')
  @Endpoint({
    summary: 'Sign in with email and password',
    description:
      'Limited to 10 attempts per account and 100 per IP address every 15 minutes. After that, returns 429 with ' +
      '`Retry-After`. If the account has a second factor, the right password returns 401 `second_factor_required` with ' +
      'a `challengeId` for `completeSignIn`.',
    permission: 'public',
    type: SignInDto,
    errors: [InvalidCredentials, SecondFactorRequired, NoCompany],
    transaction: 'none',
    confidential: true,
  })
  async login(
    @Body() input: LoginDto,
    @Ip() ip: string,
    @Headers('user-agent') userAgent: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    await this.limiter.spend(input.email, ip);
    const { client = 'web' } = input;
    const trustedDevice = client === 'web' ? readTrustedDevice(request) : input.trustedDeviceToken;
    const from = { client, userAgent: userAgent ?? null, trustedDevice, knows: this.signIns.knows(request) };
    const answer = await this.auth.login(input, from, ip);
    await this.limiter.forgive(input.email);
    return this.signIns.deliver(answer, client, reply);
  }

  @Post('login/complete')
  @Endpoint({
    summary: 'Complete a sign-in with the second factor',
    description:
      'With the `challengeId` of `login` (10 minutes, one sign-in) and a code. Each code works once. With ' +
      '`trustDevice`, browsers get a cookie and apps a `trustedDeviceToken`, with which `login` needs no second factor ' +
      'for 30 days. Limited to 10 attempts per account and 100 per IP address every 15 minutes.',
    permission: 'public',
    type: SignInDto,
    errors: [SignInChallengeInvalid, WrongSecondFactor, NoCompany],
    transaction: 'none',
    confidential: true,
  })
  async completeSignIn(
    @Body() input: CompleteSignInDto,
    @Ip() ip: string,
    @Headers('user-agent') userAgent: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    const from = { ip, userAgent: userAgent ?? null, knows: this.signIns.knows(request) };
    const { answer, client } = await this.secondSteps.complete(input, from);
    return this.signIns.deliver(answer, client, reply);
  }

  @Post('refresh')
  @Endpoint({
    summary: 'Refresh an access token',
    description:
      'Browsers send their cookie. Apps send `refreshToken` and store the new one. Reusing a refresh token ends the ' +
      'session.',
    permission: 'public',
    type: SignInDto,
    errors: [InvalidRefreshToken, NoCompany],
    transaction: 'none',
    confidential: true,
  })
  async refreshAccessToken(
    @Body() { refreshToken }: RefreshDto,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    const answer = await this.auth.refresh(refreshToken ?? readRefreshCookie(request) ?? '', ip);
    return refreshToken ? answer : moveToCookie(answer, reply, this.config);
  }

  @Post('logout')
  @Endpoint({
    summary: 'Sign out',
    description:
      'Ends the session of the refresh token in the cookie or the body, and clears the cookie. Without a token ' +
      'nothing happens and the response is the same.',
    permission: 'public',
    status: 204,
    transaction: 'none',
    confidential: true,
  })
  async logout(
    @Body() { refreshToken }: RefreshDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = refreshToken ?? readRefreshCookie(request);
    if (token) await this.auth.signOut(token);
    clearRefreshCookie(reply, this.config);
  }

  @Get('me')
  @Endpoint({
    summary: 'Get the signed-in user',
    description:
      "Returns the user of the token, the company it is for, the user's other companies, and the permissions of the " +
      'role. Call it first to find out what to show. For users only: API keys use `GET /api/v1/api-keys/self`.',
    permission: 'person',
    inCompanySessions: true,
    shows: ['tenant', 'membership', 'role'],
    type: MeDto,
    confidential: true,
  })
  getMe(): Promise<MeDto> {
    return this.auth.me();
  }

  @Post('switch')
  @Endpoint({
    summary: 'Switch companies',
    description:
      'Returns a new access token for the company and moves this session there. Sessions on other devices are ' +
      'unchanged.',
    permission: 'person',
    type: SignInDto,
    errors: [NoCompany],
    confidential: true,
  })
  switchCompany(@Body() { tenantId }: SwitchCompanyDto, @Req() request: SignedRequest): Promise<SignInDto> {
    return this.auth.switchTenant(request.user.credentialId, tenantId);
  }
}
