import { Body, Controller, Ip, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SignedRequest } from '../../kernel/access/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { DemoAccount, ResetLinkInvalid, WrongPassword } from './account-security.errors.js';
import { ChangePasswordDto, ForgotPasswordDto, ResetPasswordDto } from './password-change.dto.js';
import { PasswordChanges } from './password-changes.js';
import { PasswordResets } from './password-resets.js';

/** New passwords. */
@ApiTags('Sign-in')
@Controller('auth')
export class PasswordChangesController {
  constructor(
    private readonly resets: PasswordResets,
    private readonly changes: PasswordChanges,
  ) {}

  @Post('forgot-password')
  @Endpoint({
    summary: 'Request a password reset',
    description:
      'Emails a link to the account, which works once, for an hour. The response is the same, and takes as long, if the ' +
      'email has no account. Limited like `login`, and to 5 emails an hour per address.',
    permission: 'public',
    status: 204,
    transaction: 'none',
    confidential: true,
  })
  requestPasswordReset(@Body() { email }: ForgotPasswordDto, @Ip() ip: string): Promise<void> {
    return this.resets.request(email, ip);
  }

  @Post('reset-password')
  @Endpoint({
    summary: 'Reset a password',
    description:
      'Sets a new password with the token of the emailed link, signs the account out on all devices, and emails a ' +
      'notice. Sign in with the new password afterwards.',
    permission: 'public',
    status: 204,
    errors: [ResetLinkInvalid],
    transaction: 'none',
    confidential: true,
  })
  resetPassword(@Body() input: ResetPasswordDto, @Ip() ip: string): Promise<void> {
    return this.resets.reset(input, ip);
  }

  @Post('change-password')
  @Endpoint({
    summary: 'Change your password',
    description:
      'Confirmed by the current password, with the limits of `login`. Signs you out on all other devices, and emails a ' +
      'notice. This session goes on.',
    permission: 'person',
    status: 204,
    errors: [WrongPassword, DemoAccount],
    confidential: true,
  })
  changePassword(@Body() input: ChangePasswordDto, @Ip() ip: string, @Req() request: SignedRequest): Promise<void> {
    return this.changes.change(input, { ip, sessionId: request.user.credentialId });
  }
}
