import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { MailedDto } from '../account-mail/index.js';
import { VerificationTokenDto } from './account-email.dto.js';
import { EmailAlreadyVerified, VerificationLinkInvalid } from './account-email.errors.js';
import { EmailVerifications } from './email-verifications.js';

/** The email that somebody signs in with. */
@ApiTags('Sign-in')
@Controller('auth/email-verifications')
export class AccountEmailController {
  constructor(private readonly verifications: EmailVerifications) {}

  @Post()
  @Endpoint({
    summary: 'Request an email verification',
    description:
      'Emails the signed-in user a link that works once, for 24 hours; `verifyEmail` takes its token. Accounts that ' +
      'began with an emailed link are verified already; see `emailVerifiedAt` of `getMe`. Limited like `login`, and to ' +
      '5 emails an hour.',
    permission: 'person',
    status: 202,
    type: MailedDto,
    errors: [EmailAlreadyVerified],
    confidential: true,
  })
  requestEmailVerification(@Ip() ip: string): Promise<MailedDto> {
    return this.verifications.request(ip);
  }

  @Post('complete')
  @Endpoint({
    summary: 'Verify an email',
    description: 'With the token of the emailed link. Needs no sign-in.',
    permission: 'public',
    status: 204,
    errors: [VerificationLinkInvalid],
    transaction: 'none',
    confidential: true,
  })
  verifyEmail(@Body() { token }: VerificationTokenDto): Promise<void> {
    return this.verifications.complete(token);
  }
}
