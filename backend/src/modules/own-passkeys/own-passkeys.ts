import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { DemoAccount, PasswordConfirmation, WrongPassword } from '../account-security/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { type Passkey, PasskeyCeremonies, Passkeys } from '../passkeys/index.js';
import { DEMO_PASSWORD } from '../passwords/index.js';
import { SecondFactors } from '../second-factors/index.js';
import { deviceName } from '../sign-in-devices/index.js';
import {
  PasskeyNotFound,
  PasskeyRefused,
  PasskeyTaken,
  PasswordNeedsPasskey,
  TooManyPasskeys,
} from './own-passkeys.errors.js';
import { type AddedPasskeyDto, type NewPasskeyDto, PasskeyDto } from './passkey.dto.js';
import { PasskeyNotices } from './passkey-notices.js';
import { PasskeyCreationDto } from './passkey-creation.dto.js';

const MOST = 20;

/** Where a request comes from. */
interface From {
  sessionId: string;
  userAgent: string | null;
}

/** What signed-in users do about their own passkeys. To add and to remove one takes the password. */
@Injectable()
export class OwnPasskeys {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly confirmation: PasswordConfirmation,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly passkeys: Passkeys,
    private readonly factors: SecondFactors,
    private readonly notices: PasskeyNotices,
    private readonly config: Config,
  ) {}

  async list(): Promise<PasskeyDto[]> {
    return (await this.passkeys.of(me())).map((passkey) => PasskeyDto.from(passkey));
  }

  /** Throws `WrongPassword`, `TooManyPasskeys`, `PasskeysUnavailable` and `DemoAccount`. */
  async start(password: string, address: string): Promise<PasskeyCreationDto> {
    const user = await this.account();
    await this.confirmation.require(user, password, address);
    if (password === DEMO_PASSWORD && this.config.get('DEMO') === 'on') throw new DemoAccount();
    if (user.passkeys >= MOST) throw new TooManyPasskeys();
    return PasskeyCreationDto.from(await this.ceremonies.beginAdding(user));
  }

  /** Only whoever knew the password could start. Throws `PasskeyRefused`, `PasskeyTaken` and `TooManyPasskeys`. */
  async confirm({ name, ...sent }: NewPasskeyDto, { sessionId, userAgent }: From): Promise<AddedPasskeyDto> {
    const user = await this.account();
    const made = await this.ceremonies.finishAdding(user, sent);
    if (!made) throw new PasskeyRefused();
    const codes = await this.factors.codesForFirst(user);
    if (!(await this.accounts.holdIfSame(user))) throw new PasskeyRefused();
    if ((await this.accounts.get(user.id)).passkeys >= MOST) throw new TooManyPasskeys();
    const passkey = await this.passkeys.add(user.id, made, name ?? nameOf(userAgent));
    if (!passkey) throw new PasskeyTaken();
    if (codes) await this.factors.begunWithPasskey(user.id, codes, sessionId);
    await this.notices.added(user, passkey.name, codes !== null);
    return { passkey: PasskeyDto.from(passkey), recoveryCodes: codes?.codes ?? [] };
  }

  async rename(id: string, name: string): Promise<PasskeyDto> {
    if (!(await this.passkeys.rename(id, me(), name))) throw new PasskeyNotFound();
    const passkey = await this.passkeys.findOf(me(), id);
    if (!passkey) throw new PasskeyNotFound();
    return PasskeyDto.from(passkey);
  }

  /** Throws `PasskeyNotFound`, `WrongPassword`, and `PasswordNeedsPasskey`. */
  async remove(id: string, password: string, from: { address: string; sessionId: string }): Promise<void> {
    const { name } = await this.find(id);
    const user = await this.account();
    await this.confirmation.require(user, password, from.address);
    const held = await this.accounts.hold(user.id);
    // Another change was faster, so this is no longer the password.
    if (held.passwordHash !== user.passwordHash) throw new WrongPassword();
    if (held.passwordIsShort && (await this.isLast(held))) throw new PasswordNeedsPasskey();
    if (!(await this.passkeys.remove(id, user.id))) throw new PasskeyNotFound();
    await this.notices.removed(user, name, await this.factors.passkeyRemoved(user.id, from.sessionId));
  }

  private async isLast(user: User): Promise<boolean> {
    return user.passkeys === 1 && (await this.factors.methodsOf(user)).join() === 'passkey';
  }

  private async find(id: string): Promise<Passkey> {
    const userId = me();
    const passkey = await this.read(() => this.passkeys.findOf(userId, id));
    if (!passkey) throw new PasskeyNotFound();
    return passkey;
  }

  private account(): Promise<User> {
    const userId = me();
    return this.read(() => this.accounts.get(userId));
  }

  /** In a transaction of its own: that of the request then begins after the slow part, except with an Idempotency-Key. */
  private read<Found>(find: () => Promise<Found>): Promise<Found> {
    return this.scopes.run(NOBODY, find, { readOnly: true });
  }
}

const me = () => currentActor().userId ?? '';

/** `Chrome on Windows`, until the person says something better. */
const nameOf = (userAgent: string | null): string => deviceName({ client: 'web', userAgent }).slice(0, 100);
