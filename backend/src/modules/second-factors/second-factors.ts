import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { Passkeys } from '../passkeys/index.js';
import { SessionsService, SignInLimiter } from '../sessions/index.js';
import { TrustedDevices } from '../trusted-devices/index.js';
import { Authenticators, type SharedSecret, type Step } from './authenticators.js';
import { type NewCodes, type Recovery, RecoveryCodes } from './recovery-codes.js';
import { SecondFactorNotices } from './second-factor-notices.js';
import {
  PasswordNeedsSecondFactor,
  type SecondFactorMethod,
  SecondFactorNotStarted,
  SecondFactorOff,
  SecondFactorOn,
  WrongSecondFactor,
} from './second-factors.errors.js';

const DIGITS = /^\d{6}$/;

/** What somebody has typed, ready to be used up in a transaction: to find it out takes time. */
export type Proof = Step | Recovery;

/** The second factor of people: an authenticator app, passkeys, and recovery codes for when they are lost. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly authenticators: Authenticators,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly passkeys: Passkeys,
    private readonly sessions: SessionsService,
    private readonly devices: TrustedDevices,
    private readonly limiter: SignInLimiter,
    private readonly notices: SecondFactorNotices,
    private readonly clock: Clock,
  ) {}

  /** What a person may use after the password, besides a recovery code. */
  async methodsOf({ id, passkeys }: User): Promise<SecondFactorMethod[]> {
    const hasApp = (await this.authenticators.since(id)) !== null;
    return [...(passkeys > 0 ? (['passkey'] as const) : []), ...(hasApp ? (['authenticator_app'] as const) : [])];
  }

  /** Throws `SecondFactorOn`. */
  async begin({ id, email }: User): Promise<SharedSecret> {
    const shared = await this.authenticators.begin(id, email);
    if (!shared) throw new SecondFactorOn();
    return shared;
  }

  /**
   * Adds the app with its first code, and ends every session but this one. Answers new recovery codes. Throws
   * `WrongSecondFactor`, and `TooManyRequests` after too many attempts.
   */
  async confirm(user: User, typed: string, from: { address: string; sessionId: string }): Promise<string[]> {
    await this.limiter.spendOnSecondFactor(user.id, from.address);
    const step = await this.read(() => this.authenticators.pendingStepOf(user.id, plain(typed)));
    if (step === 'none') throw await this.read(() => this.notStarted(user));
    if (!step) throw new WrongSecondFactor();
    const made = await this.recoveryCodes.make();
    await this.accounts.hold(user.id);
    if (!(await this.authenticators.confirm(user.id, step))) throw new SecondFactorNotStarted();
    await this.accounts.setSecondFactor(user.id, this.clock.now());
    await this.endOthers(user.id, from.sessionId);
    await this.recoveryCodes.replace(user.id, made);
    await this.notices.added(user);
    await this.limiter.forgiveSecondFactor(user.id);
    return made.codes;
  }

  /** Removes the app. Passkeys go on to be asked for. Throws `SecondFactorOff` and `PasswordNeedsSecondFactor`. */
  async remove({ id }: User, sessionKept: string): Promise<void> {
    const user = await this.accounts.hold(id);
    const isLast = user.passkeys === 0;
    if (isLast && user.passwordIsShort) throw new PasswordNeedsSecondFactor();
    if (!(await this.authenticators.remove(id))) throw new SecondFactorOff();
    await this.endOthers(id, sessionKept);
    if (isLast) await this.turnOff(id);
    await this.notices.removed(user, isLast);
  }

  /** For a person who has lost everything: an owner or admin has checked who it is. Throws `SecondFactorOff`. */
  async reset(user: User, by: { name: string; company: string }): Promise<void> {
    const { id, secondFactorAt } = await this.accounts.hold(user.id);
    if (!secondFactorAt) throw new SecondFactorOff();
    await this.passkeys.removeAllOf(id);
    await this.authenticators.remove(id);
    await this.turnOff(id);
    await this.endOthers(id, null);
    await this.notices.reset(user, by);
  }

  /**
   * For an account that its owner takes back, who may never have seen what was set up after `since`: that is gone, and so are the
   * recovery codes. An older app or passkey stays, for else whoever reads the mail of the account would need no second factor.
   */
  async distrust(userId: string, since: Date): Promise<void> {
    await this.passkeys.distrust(userId, since);
    const { passkeys } = await this.accounts.get(userId);
    const appSince = await this.authenticators.since(userId);
    const keepsApp = appSince !== null && appSince <= since;
    if (!keepsApp) await this.authenticators.remove(userId);
    if (keepsApp || passkeys > 0) await this.accounts.countRecoveryCodes(userId, 0);
    else await this.accounts.setSecondFactor(userId, null);
    await this.recoveryCodes.remove(userId);
  }

  /** For the recovery codes that go with a first passkey; null where the person has some. Slow by design. */
  async codesForFirst({ secondFactorAt }: User): Promise<NewCodes | null> {
    return secondFactorAt ? null : this.recoveryCodes.make();
  }

  /** Turns it on with a first passkey, in the transaction that adds it: every session but this one ends. */
  async begunWithPasskey(userId: string, codes: NewCodes, sessionKept: string): Promise<void> {
    await this.accounts.setSecondFactor(userId, this.clock.now());
    await this.recoveryCodes.replace(userId, codes);
    await this.endOthers(userId, sessionKept);
  }

  /** Ends every session but this one after a passkey was removed. True if it was the last factor: the password is enough again. */
  async passkeyRemoved(userId: string, sessionKept: string): Promise<boolean> {
    const isLast = (await this.methodsOf(await this.accounts.get(userId))).length === 0;
    if (isLast) await this.turnOff(userId);
    await this.endOthers(userId, sessionKept);
    return isLast;
  }

  /** Slow by design. Throws `SecondFactorOff`. */
  async renewCodes(user: User): Promise<string[]> {
    if (!user.secondFactorAt) throw new SecondFactorOff();
    const made = await this.recoveryCodes.make();
    if (!(await this.recoveryCodes.replace(user.id, made))) throw new SecondFactorOff();
    await this.notices.codesRenewed(user);
    return made.codes;
  }

  /**
   * What a sign-in has typed: the six digits of the app, or a recovery code. Throws `WrongSecondFactor`, and
   * `TooManyRequests` after too many attempts.
   */
  async prove({ id }: User, typed: string, address: string): Promise<Proof> {
    await this.limiter.spendOnSecondFactor(id, address);
    const code = plain(typed);
    const proof = DIGITS.test(code)
      ? await this.read(() => this.authenticators.stepOf(id, code))
      : await this.recoveryCodes.proofOf(code, await this.read(() => this.recoveryCodes.saltOf(id)));
    if (!proof) throw new WrongSecondFactor();
    return proof;
  }

  /** Uses it up, in the transaction of what it allows. Throws `WrongSecondFactor` if it was used already. */
  async accept(user: User, proof: Proof): Promise<void> {
    if ('hash' in proof) {
      const left = await this.recoveryCodes.use(user.id, proof.hash);
      if (left === null) throw new WrongSecondFactor();
      await this.notices.codeUsed(user, left);
    } else if (!(await this.authenticators.use(user.id, proof))) throw new WrongSecondFactor();
  }

  private async notStarted({ id }: User): Promise<Error> {
    return (await this.authenticators.since(id)) ? new SecondFactorOn() : new SecondFactorNotStarted();
  }

  private async turnOff(userId: string): Promise<void> {
    await this.accounts.setSecondFactor(userId, null);
    await this.recoveryCodes.remove(userId);
  }

  private async endOthers(userId: string, sessionKept: string | null): Promise<void> {
    await this.devices.forgetAllOf(userId);
    await this.sessions.endAllOf(userId, sessionKept);
  }

  /** In a transaction of its own: that of the request begins after the slow part. */
  private read<Found>(find: () => Promise<Found>): Promise<Found> {
    return this.scopes.run(NOBODY, find, { readOnly: true });
  }
}

const plain = (typed: string): string => typed.replace(/\s/g, '');
