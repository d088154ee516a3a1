import { expect } from '@jest/globals';
import { withClient } from '../../../../scripts/roles.mjs';
import { Config } from '../../kernel/config/index.js';
import { type HttpTestApp, type InjectResponse, PasskeyDevice, TEST_PASSWORD } from '../../../test/support/index.js';
import { AccountRecoveryModule } from '../account-recovery/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { RegistrationsModule } from '../registrations/index.js';
import { SecondFactorResetsModule } from '../second-factor-resets/index.js';
import { People, type Person } from '../second-factors/second-factors.factory.js';
import { OwnPasskeysModule } from '../own-passkeys/index.js';
import { PasskeySignInsModule } from './index.js';

/** What passkeys go through from the first to the last day. */
export const MODULES = [
  RegistrationsModule,
  OwnPasskeysModule,
  PasskeySignInsModule,
  AccountRecoveryModule,
  AccountSecurityModule,
  SecondFactorResetsModule,
];

export type Created = Parameters<PasskeyDevice['create']>[0];
export type Requested = Parameters<PasskeyDevice['get']>[0];
export type Odd = NonNullable<Parameters<PasskeyDevice['get']>[1]>;

export interface Added {
  passkey: { id: string; name: string };
  recoveryCodes: string[];
}

export interface WithPasskey extends Person {
  device: PasskeyDevice;
  passkeyId: string;
  recoveryCodes: string[];
}

/** People who sign in with passkeys, each in a company of their own. */
export class PasskeyPeople extends People {
  readonly origin: string;

  constructor(private readonly http: HttpTestApp) {
    super(http);
    this.origin = http.get(Config).publicUrl;
  }

  device(): PasskeyDevice {
    return new PasskeyDevice(this.origin);
  }

  async inDatabase<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return (await withClient(this.http.database.superuserUrl, (client) => client.query<Row>(sql, values))).rows;
  }

  /** Whatever anybody is to sign is too old by now. */
  async endChallenges(): Promise<void> {
    await this.inDatabase('update passkey_challenges set expires_at = $1', new Date(0));
  }

  async begin(person: Person): Promise<Created> {
    const answer = await this.post(person, 'passkeys/start', { password: TEST_PASSWORD });
    expect(answer.statusCode).toBe(200);
    return answer.json<Created>();
  }

  confirm(person: Person, made: object, headers = {}): Promise<InjectResponse> {
    return this.post(person, 'passkeys/confirm', made, headers);
  }

  async add(person: Person, device: PasskeyDevice): Promise<Added> {
    const answer = await this.confirm(person, device.create(await this.begin(person)));
    expect(answer.statusCode).toBe(200);
    return answer.json<Added>();
  }

  async withPasskey(name: string): Promise<WithPasskey> {
    const [person, device] = [await this.make(name), this.device()];
    const { passkey, recoveryCodes } = await this.add(person, device);
    return { ...person, device, passkeyId: passkey.id, recoveryCodes };
  }

  async request({ address }: Pick<Person, 'address'>, body: object = {}): Promise<Requested> {
    return (await this.post({ address }, 'login/passkey/start', body)).json<Requested>();
  }

  send({ address }: Pick<Person, 'address'>, signed: object, more: object = {}): Promise<InjectResponse> {
    return this.post({ address }, 'login/passkey', { client: 'mobile', ...signed, ...more });
  }

  async signIn(person: WithPasskey, odd: Odd = {}): Promise<InjectResponse> {
    return this.send(person, person.device.get(await this.request(person), odd));
  }

  remove(person: Person, id: string, password = TEST_PASSWORD): Promise<InjectResponse> {
    return this.post(person, `passkeys/${id}/remove`, { password });
  }

  async list(person: Pick<Person, 'accessToken'>) {
    const answer = await this.get(person, 'passkeys');
    return answer.json<{ items: Array<{ id: string; name: string; needsPassword: boolean }> }>().items;
  }
}
