import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type ClientKind, FilledText, MayBeAbsent, OneLine, SignInClient } from '../../kernel/dto/index.js';
import { Password } from '../passwords/index.js';

/** What the link of an invitation holds. */
export class InvitationTokenDto {
  /** What follows the `#` in the link of the email. */
  @ApiProperty({ maxLength: 200 })
  @OneLine()
  @IsString()
  @MaxLength(200)
  token!: string;
}

/** Joins a company, with a new account or with the one that the email has. */
export class AcceptInvitationDto extends InvitationTokenDto {
  /** Name of the person. Required for a new account, ignored otherwise. */
  @MayBeAbsent()
  @FilledText(200, 'Priya Raman')
  name?: string;

  /**
   * The password of the account if the email has one (see `hasAccount`). For a new account, at least 15 characters;
   * common or easily guessed passwords are rejected.
   */
  @Password('known', 'three quiet wheelbarrows')
  password!: string;

  /** `web` stores the refresh token in a cookie; `mobile` and `api` get it in the response. */
  @MayBeAbsent()
  @SignInClient()
  client?: ClientKind;
}

/** What the invited person sees before they join. */
export class InvitationPreviewDto {
  /** Name of the company. */
  @ApiProperty({ maxLength: 200, example: 'Greenfield Lawn & Landscape' })
  companyName!: string;

  /** Email the invitation is for. */
  @ApiProperty({ maxLength: 254, example: 'priya@greenfield.example' })
  email!: string;

  /** Name of the person, as the inviter wrote it. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Priya Raman' })
  name!: string | null;

  /** Name of the role. */
  @ApiProperty({ maxLength: 100, example: 'Accountant' })
  roleName!: string;

  /** Name of the person who sent it. */
  @ApiProperty({ maxLength: 200, example: 'Ellen Whitaker' })
  invitedByName!: string;

  /** When its link stops working. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  expiresAt!: string;

  /** Whether the email has an account: its password is needed then, and no new one is chosen. */
  @ApiProperty({ example: false })
  hasAccount!: boolean;
}
