import { Body, Controller, Get, Headers, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../../kernel/access/index.js';
import { Config } from '../../kernel/config/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { LoginDto, MeDto, RefreshDto, RegisterDto, SignInDto, SignInOptionsDto, SwitchCompanyDto } from './auth.dto.js';
import { EmailTaken } from '../accounts/index.js';
import { InvalidRefreshToken, SignInLimiter } from '../sessions/index.js';
import { EmailNotAdmitted, InvalidCredentials, NoCompany, RegistrationClosed } from './auth.errors.js';
import { AuthService } from './auth.service.js';
import { Registration } from './registration.js';
import { clearRefreshCookie, moveToCookie, readRefreshCookie } from './refresh-cookie.js';

type Signed = FastifyRequest & { user?: Principal };

/** Sign-in and out. */
@ApiTags('Sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly registration: Registration,
    private readonly limiter: SignInLimiter,
    private readonly config: Config,
  ) {}

  @Get('options')
  @Endpoint({
    summary: 'Read whether people can register',
    description: 'For the screens before sign-in: the operator can close registration, or keep it to some domains.',
    permission: 'public',
    type: SignInOptionsDto,
    transaction: 'none',
    confidential: true,
  })
  getSignInOptions(): SignInOptionsDto {
    return { registration: this.registration.kind };
  }

  @Post('register')
  @Endpoint({
    summary: 'Create a company and its owner',
    description:
      'Makes the company and its first member, who owns it, and signs in. The e-mail must not have an account yet. The ' +
      'operator may close registration, or keep it to e-mail addresses of certain domains: `getSignInOptions` tells.',
    permission: 'public',
    status: 201,
    type: SignInDto,
    errors: [EmailTaken, RegistrationClosed, EmailNotAdmitted],
    transaction: 'none',
    confidential: true,
  })
  async registerCompany(
    @Body() input: RegisterDto,
    @Ip() ip: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    this.registration.admit(input.email);
    await this.limiter.spend(input.email, ip);
    return this.deliver(await this.auth.register(input, agent ?? null), input.client, reply);
  }

  @Post('login')
  @Endpoint({
    summary: 'Sign in with email and password',
    description:
      'Limited to 10 attempts per account and 100 per IP address every 15 minutes. After that, returns 429 with ' +
      '`Retry-After`.',
    permission: 'public',
    type: SignInDto,
    errors: [InvalidCredentials, NoCompany],
    transaction: 'none',
    confidential: true,
  })
  async login(
    @Body() input: LoginDto,
    @Ip() ip: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    await this.limiter.spend(input.email, ip);
    const answer = await this.auth.login(input, agent ?? null);
    await this.limiter.forgive(input.email);
    return this.deliver(answer, input.client, reply);
  }

  @Post('refresh')
  @Endpoint({
    summary: 'Refresh an access token',
    description:
      'Browsers send their cookie; apps send `refreshToken` and keep the new one. A used token ends the sign-in.',
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
      'Ends the sign-in of the refresh token, from the cookie or the body; the cookie goes away. Without one ' +
      'nothing happens, and the answer is the same.',
    permission: 'public',
    status: 204,
    transaction: 'none',
    confidential: true,
  })
  async logout(
    @Body() { refreshToken }: RefreshDto,
    @Req() request: Signed,
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
      'The person of the token, the company it is for, the other companies of the person, and the permissions of ' +
      'the role. An app asks this first, and shows what is allowed. For people: an API key asks `GET /api/v1/api-keys/self`.',
    permission: 'person',
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
      'Answers a new access token for the company and moves the sign-in there; the tokens of other devices stay ' +
      'where they are.',
    permission: 'person',
    type: SignInDto,
    errors: [NoCompany],
    confidential: true,
  })
  switchCompany(@Body() { tenantId }: SwitchCompanyDto, @Req() request: Required<Signed>): Promise<SignInDto> {
    return this.auth.switchTenant(request.user.credentialId, tenantId);
  }

  private deliver(answer: SignInDto, client: string | undefined, reply: FastifyReply): SignInDto {
    return (client ?? 'web') === 'web' ? moveToCookie(answer, reply, this.config) : answer;
  }
}
