import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/index.js';
import { passwordMatches } from '../passwords/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { WrongPassword } from './account-security.errors.js';

/** Asks somebody who is signed in for their password once more, before what others must not do with their phone. */
@Injectable()
export class PasswordConfirmation {
  constructor(private readonly limiter: SignInLimiter) {}

  /**
   * Throws `WrongPassword`, and `TooManyRequests` when the tries of sign-in are spent.
   * @param pointer the field of the request
   */
  async require(user: User, password: string, address: string, pointer?: string): Promise<void> {
    await this.limiter.spend(user.email, address);
    if (!(await passwordMatches(user.passwordHash, password))) throw new WrongPassword(pointer);
    await this.limiter.forgive(user.email);
  }
}
