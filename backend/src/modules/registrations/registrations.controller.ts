import { Body, Controller, Get, Headers, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../../kernel/config/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { MailedDto } from '../account-mail/index.js';
import { EmailTaken, type User } from '../accounts/index.js';
import { SignInDto, SignIns } from '../auth/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { NewCompanies } from './new-companies.js';
import { Registration } from './registration.js';
import { RegistrationLinks } from './registration-links.js';
import {
  CompleteRegistrationDto,
  type NewCompanyDto,
  RegisterDto,
  RegistrationPreviewDto,
  RegistrationTokenDto,
  RequestRegistrationDto,
  SignInOptionsDto,
} from './registrations.dto.js';
import { EmailNotAdmitted, RegistrationClosed, RegistrationLinkInvalid } from './registrations.errors.js';

/** How companies come to be. */
@ApiTags('Sign-in')
@Controller('auth')
export class RegistrationsController {
  constructor(
    private readonly registration: Registration,
    private readonly links: RegistrationLinks,
    private readonly companies: NewCompanies,
    private readonly limiter: SignInLimiter,
    private readonly signIns: SignIns,
    private readonly config: Config,
  ) {}

  @Get('options')
  @Endpoint({
    summary: 'Get sign-in options',
    description:
      'For screens shown before sign-in. The operator can close registration or limit it to certain email domains.',
    permission: 'public',
    type: SignInOptionsDto,
    transaction: 'none',
    confidential: true,
  })
  getSignInOptions(): SignInOptionsDto {
    return { registration: this.registration.kind, mail: this.config.get('SMTP_URL') ? 'sent' : 'saved' };
  }

  @Post('registrations')
  @Endpoint({
    summary: 'Request a registration',
    description:
      'Emails a link that works once, for 24 hours; `completeRegistration` takes its token. An email with an account ' +
      'gets a note on how to sign in instead. The response is the same and takes as long for both. Limited like ' +
      '`login`, and to 5 emails an hour per address. The operator can close registration or limit it to certain email ' +
      'domains; see `getSignInOptions`.',
    permission: 'public',
    status: 202,
    type: MailedDto,
    errors: [RegistrationClosed, EmailNotAdmitted],
    transaction: 'none',
    confidential: true,
  })
  async requestRegistration(@Body() { email }: RequestRegistrationDto, @Ip() ip: string): Promise<MailedDto> {
    this.registration.admit(email);
    await this.links.send(email, ip);
    return { email };
  }

  @Post('registrations/preview')
  @Endpoint({
    summary: 'Look at a registration',
    description:
      'For the page that the link in the email opens: whether it still works, and for which email. A POST, so that the ' +
      'token is in no log.',
    permission: 'public',
    type: RegistrationPreviewDto,
    errors: [RegistrationLinkInvalid],
    transaction: 'none',
    confidential: true,
  })
  async previewRegistration(@Body() { token }: RegistrationTokenDto): Promise<RegistrationPreviewDto> {
    const { email, expiresAt } = await this.links.open(token);
    return { email, expiresAt: expiresAt.toISOString() };
  }

  @Post('registrations/complete')
  @Endpoint({
    summary: 'Complete a registration',
    description:
      'Creates the company and its owner with the token of the emailed link, and signs the owner in. The email counts ' +
      'as verified.',
    permission: 'public',
    status: 201,
    type: SignInDto,
    errors: [RegistrationLinkInvalid, RegistrationClosed, EmailNotAdmitted],
    transaction: 'none',
    confidential: true,
  })
  async completeRegistration(
    @Body() { token, ...input }: CompleteRegistrationDto,
    @Ip() ip: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    const { email } = await this.links.open(token);
    this.registration.admit(email);
    await this.limiter.spend(email, ip);
    const owner = await this.companies.found(email, input, { isVerified: true }).catch(asLinkUsed);
    await this.limiter.forgive(email);
    return this.signIn(owner, input, agent, reply);
  }

  @Post('register')
  @Endpoint({
    summary: 'Create a company and its owner',
    description:
      'Creates the company and its owner, and signs the owner in. The email must not have an account yet, and stays ' +
      'unverified. The operator can close registration or limit it to certain email domains; see `getSignInOptions`.',
    permission: 'public',
    status: 201,
    type: SignInDto,
    errors: [EmailTaken, RegistrationClosed, EmailNotAdmitted],
    transaction: 'none',
    confidential: true,
    deprecated: { since: '2026-11-30', sunset: '2027-06-30', replacedBy: '/api/v1/auth/registrations' },
  })
  async registerCompany(
    @Body() { email, ...input }: RegisterDto,
    @Ip() ip: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    this.registration.admit(email);
    await this.limiter.spend(email, ip);
    const owner = await this.companies.found(email, input, { isVerified: false });
    return this.signIn(owner, input, agent, reply);
  }

  private async signIn(
    owner: User,
    { client }: NewCompanyDto,
    agent: string | undefined,
    reply: FastifyReply,
  ): Promise<SignInDto> {
    const from = { client: client ?? 'web', userAgent: agent ?? null };
    return this.signIns.deliver(await this.signIns.open(owner, from), client, reply);
  }
}

/** The same link was quicker in another tab. */
function asLinkUsed(error: unknown): never {
  throw error instanceof EmailTaken ? new RegistrationLinkInvalid() : error;
}
