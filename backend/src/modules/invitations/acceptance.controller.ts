import { Body, Controller, Headers, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { SignedRequest } from '../../kernel/access/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { TenantSuspended } from '../../kernel/problem/index.js';
import { EmailTaken } from '../accounts/index.js';
import { InvalidCredentials, NoCompany, SignInDto, SignIns } from '../auth/index.js';
import { SecondFactorRequired } from '../second-factors/index.js';
import { Acceptance } from './acceptance.js';
import { AcceptInvitationDto, InvitationPreviewDto, InvitationTokenDto } from './acceptance.dto.js';
import { AlreadyMember, InvitationClosed, InvitationNotFound, OtherAccount } from './invitations.errors.js';

/** What an invited person does with the link in the email. */
@ApiTags('Team')
@Controller('invitations')
export class AcceptanceController {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly signIns: SignIns,
  ) {}

  @Post('preview')
  @Endpoint({
    summary: 'Look at an invitation',
    description:
      'For the page that the link in the email opens: who invites, to which company, and whether the email has an ' +
      'account. A POST, so that the token is in no log.',
    permission: 'public',
    type: InvitationPreviewDto,
    errors: [InvitationNotFound, InvitationClosed],
    transaction: 'none',
    confidential: true,
  })
  previewInvitation(@Body() { token }: InvitationTokenDto): Promise<InvitationPreviewDto> {
    return this.acceptance.preview(token);
  }

  @Post('accept')
  @Endpoint({
    summary: 'Accept an invitation',
    description:
      'Joins the company and signs in. If the email has an account, send its password, with the limits of `login`; ' +
      'otherwise send a name and a new password, which creates the account. Works where registration is closed, too. ' +
      'An account with a second factor joins, too, and gets 401 `second_factor_required` as `login` would.',
    permission: 'public',
    type: SignInDto,
    errors: [
      InvitationNotFound,
      InvitationClosed,
      InvalidCredentials,
      SecondFactorRequired,
      EmailTaken,
      AlreadyMember,
      NoCompany,
      TenantSuspended,
    ],
    transaction: 'none',
    confidential: true,
  })
  async acceptInvitation(
    @Body() input: AcceptInvitationDto,
    @Ip() ip: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInDto> {
    const answer = await this.acceptance.accept(input, { ip, userAgent: agent ?? null });
    return this.signIns.deliver(answer, input.client, reply);
  }

  @Post('join')
  @Endpoint({
    summary: 'Accept an invitation as the signed-in user',
    description:
      'Joins the company with the account that is signed in, and moves this session there. The email of the account ' +
      'must be the one that was invited.',
    permission: 'person',
    type: SignInDto,
    errors: [InvitationNotFound, InvitationClosed, OtherAccount, AlreadyMember, NoCompany, TenantSuspended],
    confidential: true,
  })
  joinCompany(@Body() { token }: InvitationTokenDto, @Req() request: SignedRequest): Promise<SignInDto> {
    return this.acceptance.acceptSignedIn(token, request.user.credentialId);
  }
}
