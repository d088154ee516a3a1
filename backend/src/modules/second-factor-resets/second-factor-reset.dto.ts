import { Password } from '../passwords/index.js';

/** Whoever resets the second factor of somebody else proves that it is them. */
export class ResetSecondFactorDto {
  /** Your password. Spaces count. */
  @Password('known', 'three quiet wheelbarrows')
  password!: string;
}
