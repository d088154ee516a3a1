import { Injectable } from '@nestjs/common';
import type { ClientKind } from '../../kernel/dto/index.js';
import { SecondFactors, WrongSecondFactor } from '../second-factors/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { FailedSignIns, SignInChallenges } from '../sign-in-steps/index.js';
import { TrustedDevices } from '../trusted-devices/index.js';
import type { CompleteSignInDto, SignInDto } from './auth.dto.js';
import type { Knows } from './known-browser.js';
import { SignIns } from './sign-ins.js';

/** Ends sign-ins that waited for their second factor. */
@Injectable()
export class SecondSteps {
  constructor(
    private readonly challenges: SignInChallenges,
    private readonly factors: SecondFactors,
    private readonly devices: TrustedDevices,
    private readonly limiter: SignInLimiter,
    private readonly signIns: SignIns,
    private readonly failed: FailedSignIns,
  ) {}

  /**
   * The code, the challenge, the session and the trust of the device are one transaction. Throws `SignInChallengeInvalid`,
   * `WrongSecondFactor`, and `TooManyRequests` after too many attempts.
   */
  async complete(
    { challengeId, code, trustDevice }: CompleteSignInDto,
    from: { ip: string; userAgent: string | null; knows: Knows },
  ): Promise<{ answer: SignInDto; client: ClientKind }> {
    const challenge = await this.challenges.find(challengeId);
    const { user, client, tenantId } = challenge;
    const proof = await this.factors.prove(user, code, from.ip).catch((error: unknown) => {
      if (error instanceof WrongSecondFactor) void this.failed.note(user.email, from.ip);
      throw error;
    });
    const device = { client, userAgent: from.userAgent, knows: from.knows };
    let trusted = {};
    const answer = await this.signIns.begin(user, device, tenantId === null ? null : { tenantId }, async () => {
      await this.challenges.use(challenge);
      await this.factors.accept(user, proof);
      if (trustDevice)
        trusted = {
          trustedDeviceToken: await this.devices.trust(user.id, {
            client,
            userAgent: from.userAgent,
            address: from.ip,
          }),
        };
    });
    await this.limiter.forgiveSecondFactor(user.id);
    return { answer: { ...answer, ...trusted }, client };
  }
}
