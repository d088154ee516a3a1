import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { MailedDto } from '../account-mail/index.js';
import { DemoAccount, WrongPassword } from '../account-security/index.js';
import { ChangeEmailDto, VerificationTokenDto } from './account-email.dto.js';
import { EmailChangeLinkInvalid, EmailUnchanged } from './account-email.errors.js';
import { EmailChanges } from './email-changes.js';

/** Another email to sign in with. */
@ApiTags('Sign-in')
@Controller('auth/email-changes')
export class EmailChangesController {
  constructor(private readonly changes: EmailChanges) {}

  @Post()
  @Endpoint({
    summary: 'Request a change of your email',
    description:
      'Confirmed by the password, with the limits of `login`. Emails a link to the new email that works once, for 24 hours; ' +
      '`completeEmailChange` takes its token, and until then nothing changes. The old email gets a notice, now and then. The ' +
      'response is the same if the new email has an account, whose owner gets a note instead. Limited to 5 requests an hour.',
    permission: 'person',
    status: 202,
    type: MailedDto,
    errors: [WrongPassword, EmailUnchanged, DemoAccount],
    confidential: true,
  })
  requestEmailChange(@Body() input: ChangeEmailDto, @Ip() ip: string): Promise<MailedDto> {
    return this.changes.request(input, ip);
  }

  @Post('complete')
  @Endpoint({
    summary: 'Complete a change of email',
    description: 'With the token of the emailed link. Needs no sign-in. The new email is verified by that.',
    permission: 'public',
    status: 204,
    errors: [EmailChangeLinkInvalid],
    transaction: 'none',
    confidential: true,
  })
  completeEmailChange(@Body() { token }: VerificationTokenDto): Promise<void> {
    return this.changes.complete(token);
  }
}
