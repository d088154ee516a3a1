import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/index.js';
import { passwordMatches } from '../passwords/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { WrongPassword } from './account-security.errors.js';

/** Asks the signed-in user for their password again, so that nobody can do serious harm with an unlocked phone. */
@Injectable()
export class PasswordConfirmation {
  constructor(private readonly limiter: SignInLimiter) {}

  /**
   * Throws `WrongPassword`, and `TooManyRequests` after too many attempts, which count towards the limits of sign-in.
   * @param pointer the field of the request
   */
  async require(user: User, password: string, address: string, pointer?: string): Promise<void> {
    await this.limiter.spend(user.email, address);
    if (!(await passwordMatches(user.passwordHash, password))) throw new WrongPassword(pointer);
    await this.limiter.forgive(user.email);
  }
}
