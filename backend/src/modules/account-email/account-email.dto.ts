import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { OneLine, SignInEmail } from '../../kernel/dto/index.js';
import { Password } from '../passwords/index.js';

/** Another email to sign in with. */
export class ChangeEmailDto {
  /** The new email. Not case-sensitive; surrounding spaces are ignored. */
  @SignInEmail('morgan@greenfield.example')
  email!: string;

  /** The password of the account. Spaces count. */
  @Password('known', 'hedgerow-demo-2026')
  password!: string;
}

/** What the link of a verification contains. */
export class VerificationTokenDto {
  /** What follows the `#` in the link of the email. */
  @ApiProperty({ minLength: 1, maxLength: 600, example: 'AaH43UtFcJaroGwmkEVlQQ' })
  @OneLine()
  @IsString()
  @MaxLength(600)
  token!: string;
}
