import { Injectable } from '@nestjs/common';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import type { ClientKind } from '../../kernel/dto/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { type SignInDto, SignIns } from '../auth/index.js';
import { type Passkey, PasskeyCeremonies, Passkeys } from '../passkeys/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { type Challenge, FailedSignIns, SignInChallenges } from '../sign-in-steps/index.js';
import { type PasskeySignInDto, PasskeyRequestDto } from './passkey-sign-in.dto.js';
import { PasskeyNeedsPassword, PasskeyNotAccepted } from './passkey-sign-ins.errors.js';

/** A passkey, and the person whose it is. */
interface Owned {
  passkey: Passkey;
  owner: User;
}

type Device = Parameters<SignIns['begin']>[1];
type Signature = Parameters<PasskeyCeremonies['finishSigning']>[2];

interface Proof {
  owned: Owned;
  use: NonNullable<Awaited<ReturnType<PasskeyCeremonies['finishSigning']>>>;
}

/** Signs people in with a passkey: on its own, or after the password. It verifies the person, so it is both factors. */
@Injectable()
export class PasskeySignIns {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly passkeys: Passkeys,
    private readonly challenges: SignInChallenges,
    private readonly limiter: SignInLimiter,
    private readonly signIns: SignIns,
    private readonly failed: FailedSignIns,
  ) {}

  /** Throws `PasskeysUnavailable`, and `SignInChallengeInvalid`. */
  async start(challengeId: string | undefined): Promise<PasskeyRequestDto> {
    const waiting = await this.waiting(challengeId);
    return PasskeyRequestDto.from(await this.ceremonies.beginSigning(waiting?.user ?? null));
  }

  /**
   * Throws `PasskeyNotAccepted`, `PasskeyNeedsPassword`, `SignInChallengeInvalid`, and `TooManyRequests` after too many attempts.
   */
  async complete(
    { challengeId, client = 'web', ...sent }: PasskeySignInDto,
    from: { ip: string } & Pick<Device, 'userAgent' | 'knows'>,
  ): Promise<{ answer: SignInDto; client: ClientKind }> {
    await this.limiter.spendOnAddress(from.ip);
    const waiting = await this.waiting(challengeId);
    const { owned, use } = await this.prove(sent, waiting, from.ip);
    const device = { client: waiting?.client ?? client, userAgent: from.userAgent, knows: from.knows };
    const wanted = waiting?.tenantId ? { tenantId: waiting.tenantId } : null;
    const answer = await this.signIns.begin(owned.owner, device, wanted, async () => {
      await this.hold(owned, waiting);
      if (!(await this.passkeys.use(owned.passkey, use, { isAlone: !waiting }))) throw this.refused(owned, from.ip);
    });
    return { answer, client: device.client };
  }

  /** Whose passkey has signed, and how often it has. After a password, only those of that person count. */
  private async prove(sent: Signature, waiting: Challenge | null, ip: string): Promise<Proof> {
    const owned = await this.find(sent.credentialId);
    const isWanted = !waiting || owned?.owner.id === waiting.user.id;
    const passkey = isWanted && owned ? owned.passkey : null;
    const use = await this.ceremonies.finishSigning(passkey, waiting?.user ?? null, sent);
    if (!owned || !use) throw this.refused(owned, ip);
    if (owned.passkey.needsPassword && !waiting) throw new PasskeyNeedsPassword();
    return { owned, use };
  }

  /** The sign-in whose password was right. */
  private waiting(challengeId: string | undefined): Promise<Challenge | null> {
    return challengeId === undefined ? Promise.resolve(null) : this.challenges.find(challengeId);
  }

  private find(credentialId: string): Promise<Owned | null> {
    const read = async (): Promise<Owned | null> => {
      const passkey = await this.passkeys.byCredential(Buffer.from(credentialId, 'base64url'));
      return passkey && { passkey, owner: await this.accounts.get(passkey.userId) };
    };
    return this.scopes.run(NOBODY, read, { readOnly: true });
  }

  /** Password and factors are as they were when they were checked. */
  private async hold({ owner }: Owned, waiting: Challenge | null): Promise<void> {
    if (waiting) await this.challenges.use(waiting);
    else if (!(await this.accounts.holdIfSame(owner))) throw new PasskeyNotAccepted();
  }

  /** Noted for the audit log where it is known whose passkey it was. */
  private refused(owned: Owned | null, ip: string): PasskeyNotAccepted {
    if (owned) void this.failed.note(owned.owner.email, ip);
    return new PasskeyNotAccepted();
  }
}
