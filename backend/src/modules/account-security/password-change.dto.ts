import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { OneLine, SignInEmail } from '../../kernel/dto/index.js';
import { Password } from '../passwords/index.js';

/** Who has forgotten their password. */
export class ForgotPasswordDto {
  /** Email of the account. Not case-sensitive; surrounding spaces are ignored. */
  @SignInEmail('office@greenfield.example')
  email!: string;
}

/** A new password, by the link that was mailed. */
export class ResetPasswordDto {
  /** What follows the `#` of the link. */
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'AaH43UtFcJaroGwmkEVlQQ' })
  @OneLine()
  @IsString()
  @MaxLength(100)
  token!: string;

  /**
   * The new password: at least 15 characters, or 8 if the account has a second factor. Common or easily guessed passwords are
   * rejected. There are no other rules.
   */
  @Password('changed', 'three quiet wheelbarrows')
  password!: string;
}

/** A new password, by whoever knows the old one. */
export class ChangePasswordDto {
  /** The password until now. Spaces count. */
  @Password('known', 'hedgerow-demo-2026')
  currentPassword!: string;

  /**
   * The new password: at least 15 characters, or 8 if the account has a second factor. Common or easily guessed passwords are
   * rejected. There are no other rules.
   */
  @Password('changed', 'three quiet wheelbarrows')
  password!: string;
}
