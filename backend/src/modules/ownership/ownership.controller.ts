import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { WrongPassword } from '../account-security/index.js';
import { MemberNotFound } from '../members/index.js';
import { TransferOwnershipDto } from './ownership.dto.js';
import { NotTransferable, OwnersOnly } from './ownership.errors.js';
import { OwnershipService } from './ownership.service.js';

/** Whose company it is. */
@ApiTags('Team')
@Controller('members')
export class OwnershipController {
  constructor(private readonly ownership: OwnershipService) {}

  @Post(':membershipId/transfer-ownership')
  @Endpoint({
    summary: 'Transfer ownership to a team member',
    description:
      'The team member becomes the owner, and your role becomes Admin. For owners only, confirmed by your password ' +
      'with the limits of `login`. Both of you get an email.',
    permission: 'users.manage',
    status: 204,
    errors: [MemberNotFound, OwnersOnly, NotTransferable, WrongPassword],
    confidential: true,
  })
  transferOwnership(
    @Id('membershipId') membershipId: string,
    @Body() { password }: TransferOwnershipDto,
    @Ip() ip: string,
  ): Promise<void> {
    return this.ownership.transfer(membershipId, password, ip);
  }
}
