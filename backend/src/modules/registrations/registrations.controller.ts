import { Body, Controller, Get, Headers, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { EmailTaken } from '../accounts/index.js';
import { SignInDto, SignIns } from '../auth/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { NewCompanies } from './new-companies.js';
import { Registration } from './registration.js';
import { RegisterDto, SignInOptionsDto } from './registrations.dto.js';
import { EmailNotAdmitted, RegistrationClosed } from './registrations.errors.js';

/** How companies come to be. */
@ApiTags('Sign-in')
@Controller('auth')
export class RegistrationsController {
  constructor(
    private readonly registration: Registration,
    private readonly companies: NewCompanies,
    private readonly limiter: SignInLimiter,
    private readonly signIns: SignIns,
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
    return { registration: this.registration.kind };
  }

  @Post('register')
  @Endpoint({
    summary: 'Create a company and its owner',
    description:
      'Creates the company and its owner, and signs the owner in. The email must not have an account yet. The ' +
      'operator can close registration or limit it to certain email domains; see `getSignInOptions`.',
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
    const user = await this.companies.found(input);
    const answer = await this.signIns.open(user, input.client ?? 'web', agent ?? null);
    return this.signIns.deliver(answer, input.client, reply);
  }
}
