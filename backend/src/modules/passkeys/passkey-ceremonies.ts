import { Injectable, Logger } from '@nestjs/common';
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import { Config } from '../../kernel/config/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import type { User } from '../accounts/index.js';
import { bytesOfId } from '../mailed-links/index.js';
import { CHALLENGE_MS, PasskeyChallenges, type Purpose } from './passkey-challenges.js';
import type { Passkey } from './passkey.entity.js';
import { type NewPasskey, Passkeys, type PasskeyUse } from './passkeys.js';
import { relyingPartyOf } from './relying-party.js';
import {
  ALGORITHMS,
  asserted,
  type Assertion,
  attested,
  type Attestation,
  challengeIn,
  descriptorOf,
} from './webauthn.js';

type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;

/** Makes passkeys, and checks what they sign. The person is always verified: by a PIN, a finger or a face. */
@Injectable()
export class PasskeyCeremonies {
  private readonly logger = new Logger(PasskeyCeremonies.name);

  constructor(
    private readonly scopes: Scopes,
    private readonly challenges: PasskeyChallenges,
    private readonly passkeys: Passkeys,
    private readonly config: Config,
  ) {}

  /** What a browser makes a passkey with. Throws `PasskeysUnavailable`. */
  async beginAdding(user: User): Promise<CreationOptions> {
    const { id: rpID } = relyingPartyOf(this.config);
    return generateRegistrationOptions({
      rpName: 'Hedgerow',
      rpID,
      userID: new Uint8Array(bytesOfId(user.id)),
      userName: user.email,
      userDisplayName: user.name,
      challenge: new Uint8Array(await this.challenges.make('add', user)),
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: (await this.knownOf(user)).map(descriptorOf),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** What the browser made. Null if anything is wrong with it. */
  async finishAdding(user: User, sent: Attestation): Promise<NewPasskey | null> {
    const challenge = await this.taken(sent.clientDataJSON, 'add', user);
    return challenge && this.checked(() => attested(sent, challenge, relyingPartyOf(this.config)));
  }

  /** What a browser signs with any passkey, or with one of a person whose password was right. Throws `PasskeysUnavailable`. */
  async beginSigning(person: User | null): Promise<RequestOptions> {
    const { id: rpID } = relyingPartyOf(this.config);
    return generateAuthenticationOptions({
      rpID,
      challenge: new Uint8Array(await this.challenges.make(person ? 'second_step' : 'sign_in', person)),
      timeout: CHALLENGE_MS,
      userVerification: 'required',
      allowCredentials: person ? (await this.knownOf(person)).map(descriptorOf) : [],
    });
  }

  /** How the passkey signed. Null if anything is wrong with that. */
  async finishSigning(passkey: Passkey | null, person: User | null, sent: Assertion): Promise<PasskeyUse | null> {
    const challenge = await this.taken(sent.clientDataJSON, person ? 'second_step' : 'sign_in', person);
    if (!challenge || !passkey) return null;
    return this.checked(() => asserted(passkey, sent, challenge, relyingPartyOf(this.config)));
  }

  private knownOf({ id }: User): Promise<Passkey[]> {
    return this.scopes.run(NOBODY, () => this.passkeys.of(id), { readOnly: true });
  }

  private async taken(clientDataJSON: string, purpose: Purpose, person: User | null): Promise<Buffer | null> {
    const challenge = challengeIn(clientDataJSON);
    return challenge && (await this.challenges.take(challenge, purpose, person)) ? challenge : null;
  }

  /** What is wrong is for the log of whoever keeps the installation, who may have moved it. */
  private async checked<Good>(check: () => Promise<Good>): Promise<Good | null> {
    try {
      return await check();
    } catch (error) {
      this.logger.warn(`A passkey was refused: ${String(error).slice(0, 200)}`);
      return null;
    }
  }
}
