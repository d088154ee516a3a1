import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { WrongPassword } from '../account-security/index.js';
import { MemberNotFound, OwnMembership } from '../members/index.js';
import { RoleAboveOwn } from '../roles/index.js';
import { SecondFactorOff } from '../second-factors/index.js';
import { ResetSecondFactorDto } from './second-factor-reset.dto.js';
import { SecondFactorResets } from './second-factor-resets.js';
import { SecondFactorShared } from './second-factor-resets.errors.js';

/** A lost phone. */
@ApiTags('Team')
@Controller('members')
export class SecondFactorResetsController {
  constructor(private readonly resets: SecondFactorResets) {}

  @Post(':membershipId/reset-second-factor')
  @Endpoint({
    summary: "Reset a team member's second factor",
    description:
      'For a lost phone: turns off the second factor of the team member, whose recovery codes and trusted devices no ' +
      'longer work, signs them out everywhere, and emails them, with a link for a longer password if theirs has fewer than ' +
      '15 characters. Confirmed by your password, with the limits of `login`. ' +
      "You can't do it for someone who also belongs to another company, or whose role can do more than yours.",
    permission: 'users.manage',
    status: 204,
    errors: [MemberNotFound, OwnMembership, RoleAboveOwn, SecondFactorOff, SecondFactorShared, WrongPassword],
    confidential: true,
  })
  resetSecondFactor(
    @Id('membershipId') membershipId: string,
    @Body() { password }: ResetSecondFactorDto,
    @Ip() ip: string,
  ): Promise<void> {
    return this.resets.reset(membershipId, password, ip);
  }
}
