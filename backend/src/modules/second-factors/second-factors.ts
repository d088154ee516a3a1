import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { SessionsService, SignInLimiter } from '../sessions/index.js';
import { TrustedDevices } from '../trusted-devices/index.js';
import { Authenticators, type SharedSecret, type Step } from './authenticators.js';
import { type Recovery, RecoveryCodes } from './recovery-codes.js';
import { SecondFactorNotices } from './second-factor-notices.js';
import {
  PasswordNeedsSecondFactor,
  SecondFactorNotStarted,
  SecondFactorOff,
  SecondFactorOn,
  WrongSecondFactor,
} from './second-factors.errors.js';

const DIGITS = /^\d{6}$/;

/** What somebody has typed, ready to be used up in a transaction: to find it out takes time. */
export type Proof = Step | Recovery;

/** The second factor of people: an authenticator app, and recovery codes for when it is lost. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly authenticators: Authenticators,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly sessions: SessionsService,
    private readonly devices: TrustedDevices,
    private readonly limiter: SignInLimiter,
    private readonly notices: SecondFactorNotices,
    private readonly clock: Clock,
  ) {}

  /** Throws `SecondFactorOn`. */
  async begin({ id, email, secondFactorAt }: User): Promise<SharedSecret> {
    const shared = secondFactorAt ? null : await this.authenticators.begin(id, email);
    if (!shared) throw new SecondFactorOn();
    return shared;
  }

  /**
   * Turns it on with the first code, and ends every session but this one. Answers the recovery codes. Throws
   * `WrongSecondFactor`, and `TooManyRequests` after too many attempts.
   */
  async confirm(user: User, typed: string, from: { address: string; sessionId: string }): Promise<string[]> {
    if (user.secondFactorAt) throw new SecondFactorOn();
    await this.limiter.spendOnSecondFactor(user.id, from.address);
    const step = await this.read(() => this.authenticators.pendingStepOf(user.id, plain(typed)));
    if (step === 'none') throw new SecondFactorNotStarted();
    if (!step) throw new WrongSecondFactor();
    const made = await this.recoveryCodes.make();
    if (!(await this.authenticators.confirm(user.id, step))) throw new SecondFactorNotStarted();
    if (!(await this.change(user.id, this.clock.now(), from.sessionId))) throw new SecondFactorOn();
    await this.recoveryCodes.replace(user.id, made);
    await this.notices.added(user);
    await this.limiter.forgiveSecondFactor(user.id);
    return made.codes;
  }

  /** Throws `SecondFactorOff` and `PasswordNeedsSecondFactor`. */
  async remove(user: User, sessionKept: string): Promise<void> {
    if (user.passwordIsShort) throw new PasswordNeedsSecondFactor();
    await this.end(user, sessionKept);
    await this.notices.removed(user);
  }

  /** For a person who has lost everything: an owner or admin has checked who it is. Throws `SecondFactorOff`. */
  async reset(user: User, by: { name: string; company: string }): Promise<void> {
    await this.end(user, null);
    await this.notices.reset(user, by);
  }

  /**
   * For an account that its owner takes back, who may never have seen what was set up after `since`: that is gone, and so are the
   * recovery codes. An older one stays, for else whoever reads the mail of the account would need no second factor.
   */
  async distrust(userId: string, since: Date): Promise<void> {
    const { secondFactorAt } = await this.accounts.get(userId);
    if (secondFactorAt && secondFactorAt <= since) await this.accounts.countRecoveryCodes(userId, 0);
    else {
      await this.accounts.setSecondFactor(userId, null);
      await this.authenticators.remove(userId);
    }
    await this.recoveryCodes.remove(userId);
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

  private async end(user: User, sessionKept: string | null): Promise<void> {
    if (!(await this.change(user.id, null, sessionKept))) throw new SecondFactorOff();
    await this.authenticators.remove(user.id);
    await this.recoveryCodes.remove(user.id);
  }

  /** False if it is so already. The row of the account is written first: changes of one person wait for each other there. */
  private async change(userId: string, since: Date | null, sessionKept: string | null): Promise<boolean> {
    if (!(await this.accounts.setSecondFactor(userId, since))) return false;
    await this.devices.forgetAllOf(userId);
    await this.sessions.endAllOf(userId, sessionKept);
    return true;
  }

  /** In a transaction of its own: that of the request begins after the slow part. */
  private read<Found>(find: () => Promise<Found>): Promise<Found> {
    return this.scopes.run(NOBODY, find, { readOnly: true });
  }
}

const plain = (typed: string): string => typed.replace(/\s/g, '');
