import { Body, Controller, Headers, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../kernel/config/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { NoCompany, SignInDto, SignIns } from '../auth/index.js';
import { ProviderFailed } from '../sign-in-providers/index.js';
import { CompleteCompanySignInDto, StartCompanySignInDto, StartedCompanySignInDto } from './company-sign-in.dto.js';
import { CompanySignInDenied, CompanySignInInvalid, CompanySignInNotFound } from './company-sign-in.errors.js';
import { CompanySignIn } from './company-sign-in.service.js';
import { holderOf, keepHolder, newHolderToken, readHolder } from './holder-cookie.js';

/** Sign-in by the provider of a company. */
@ApiTags('Sign-in')
@Controller('auth/company-sign-in')
export class CompanySignInController {
  constructor(
    private readonly companySignIn: CompanySignIn,
    private readonly signIns: SignIns,
    private readonly config: Config,
  ) {}

  @Post('start')
  @Endpoint({
    summary: 'Start signing in through your company',
    description:
      "Returns a page of the company's OpenID Connect provider, which leads back to `/sign-in/company` with a `code` " +
      'and a `state`. Send them to `completeCompanySignIn` within 10 minutes, from the same browser or app. Limited to ' +
      '100 attempts per IP address every 15 minutes, together with `login`.',
    permission: 'public',
    type: StartedCompanySignInDto,
    errors: [CompanySignInNotFound, ProviderFailed],
    transaction: 'none',
    confidential: true,
  })
  async startCompanySignIn(
    @Body() { company, client = 'web' }: StartCompanySignInDto,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedCompanySignInDto> {
    const holder = client === 'web' ? holderOf(request) : newHolderToken();
    const begun = await this.companySignIn.start(company, client, { ip, holder });
    if (client !== 'web') return { ...begun, holderToken: holder };
    keepHolder(holder, reply, this.config);
    return begun;
  }

  @Post('complete')
  @Endpoint({
    summary: 'Complete signing in through your company',
    description:
      'Signs in the team member whom the provider names: the one linked to its `sub`, or the first time the one with ' +
      'its verified email. The session is for this company only: it can’t switch companies, and operations on the ' +
      'user’s own account return 403 `company_session`. The provider’s sign-in counts as the second factor. Works once.',
    permission: 'public',
    type: SignInDto,
    errors: [CompanySignInInvalid, CompanySignInDenied, ProviderFailed, NoCompany],
    transaction: 'none',
    confidential: true,
  })
  async completeCompanySignIn(
    @Body() input: CompleteCompanySignInDto,
    @Ip() ip: string,
    @Headers('user-agent') userAgent: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    const holder = input.holderToken ?? readHolder(request) ?? '';
    const { answer, client } = await this.companySignIn.complete(input, { ip, holder, userAgent: userAgent ?? null });
    return this.signIns.deliverOnlyIn(answer, client, reply);
  }
}
