import { Password } from '../passwords/index.js';

/** Who hands ownership over proves that it is them. */
export class TransferOwnershipDto {
  /** Your password. Spaces count. */
  @Password('known', 'three quiet wheelbarrows')
  password!: string;
}
