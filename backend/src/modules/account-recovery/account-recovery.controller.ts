import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { MailedDto } from '../account-mail/index.js';
import { SecureAccountDto } from './account-recovery.dto.js';
import { SecureLinkInvalid } from './account-recovery.errors.js';
import { AccountRecovery } from './account-recovery.js';

/** What the link of a notice does. */
@ApiTags('Sign-in')
@Controller('auth')
export class AccountRecoveryController {
  constructor(private readonly recovery: AccountRecovery) {}

  @Post('secure-account')
  @Endpoint({
    summary: 'Take an account back',
    description:
      'With the token of the link in an emailed notice, for an account owner who did not do what it tells of. Signs the account out on ' +
      'all devices, ends its password, recovery codes and trusted devices, removes an authenticator app and passkeys that were ' +
      'added in the last 7 days, gives it back the email that the notice went to, and emails a link there to choose a new ' +
      'password. Older passkeys then work after the new password alone. Works once, for 7 days.',
    permission: 'public',
    type: MailedDto,
    errors: [SecureLinkInvalid],
    transaction: 'none',
    confidential: true,
  })
  secureAccount(@Body() { token }: SecureAccountDto): Promise<MailedDto> {
    return this.recovery.secure(token);
  }
}
