import { newestLink } from '../../stack/account-mail.mjs';
import { withClient } from '../../roles.mjs';
import { DEMO_PASSWORD } from '../../stack/demo.mjs';
import { startClock } from './processor.mjs';
import { ask, operationsOfContract } from './requests.mjs';

/** So often a request that changes nothing is sent in a row: one alone is too short to be measured well. */
const IN_A_ROW = 20;
const QUIET_MS = 4;
const QUEUE_PATIENCE_MS = 10_000;
const OWNER = 'owner@greenfield.example';

/**
 * @typedef {{ api: number, postgres: number, statements: number, trips: number, bytes: number }} Cost
 * @typedef {{ baseUrl: string, dataDir: string, databaseUrl: string, apiPid: () => number, wire: Awaited<ReturnType<typeof import('./wire.mjs').openWire>> }} Product
 */

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends what the walls send to a product that runs, and keeps what each request cost. */
export class MeasuringSender {
  round = 0;
  /** Of each operation, by its name, one for each round. @type {Map<string, Cost[]>} */
  costs = new Map();
  company = { tenantId: '', email: OWNER, password: DEMO_PASSWORD, membershipId: '' };
  publicUrl = '';
  #operations = operationsOfContract();
  #product;
  #authorization = '';

  /** @param {Product} product */
  constructor(product) {
    this.#product = product;
    this.publicUrl = product.baseUrl;
  }

  get operationIds() {
    return [...this.#operations.keys()];
  }

  /** Signs in anew: a token lives shorter than all rounds take. */
  async beginRound() {
    this.round += 1;
    const login = { email: OWNER, password: DEMO_PASSWORD, client: 'mobile' };
    const { accessToken } = await this.#ask('login', { body: login });
    this.#authorization = `Bearer ${accessToken}`;
    this.company.tenantId = (await this.#ask('getTenant')).id;
    const { items: members } = await this.#ask('listMembers');
    this.company.membershipId = members[0].id;
    await this.#leaveCrews(members[0].id);
  }

  /** Nobody is in two crews; the round before put this one into another. @param {string} membershipId */
  async #leaveCrews(membershipId) {
    const { items: crews } = await this.#ask('listCrews');
    for (const { id: crewId } of crews) {
      const { members } = await this.#ask('getCrew', { params: { crewId } });
      for (const { id: crewMemberId, membershipId: whose } of members) {
        if (whose === membershipId) await this.#ask('removeCrewMember', { params: { crewId, crewMemberId } });
      }
    }
  }

  /** What the link in the newest mail to an address holds. @param {string} email */
  async mailedToken(email) {
    return (await newestLink(this.#product.dataDir, email)).split('#')[1] ?? '';
  }

  /** @param {string} id @param {import('./requests.mjs').Sent} [sent] */
  async #ask(id, sent = {}) {
    return (await ask(this.#product.baseUrl, this.#operation(id), sent, this.#authorization)).body;
  }

  /** @param {string} id */
  #operation(id) {
    const operation = this.#operations.get(id);
    if (!operation) throw new Error(`The contract has no ${id}.`);
    return operation;
  }

  /** @param {string} id @param {import('./requests.mjs').Sent} [sent] */
  async send(id, sent = {}) {
    const operation = this.#operation(id);
    const authorization = sent.authorization ?? (operation.open ? undefined : this.#authorization);
    const times = operation.method === 'GET' ? IN_A_ROW : 1;
    const { wire, apiPid, baseUrl } = this.#product;
    await this.#untilQuiet();
    const [said, api, postgres] = [wire.counts(), startClock(() => [apiPid()]), startClock(wire.backends)];
    let answer = await ask(baseUrl, operation, sent, authorization);
    for (let more = 1; more < times; more++) answer = await ask(baseUrl, operation, sent, authorization);
    await this.#untilQuiet();
    const { statements, trips } = wire.counts();
    const each = (/** @type {number} */ figure) => figure / times;
    const cost = {
      api: each(api()),
      postgres: each(postgres()),
      statements: Math.round(each(statements - said.statements)),
      trips: Math.round(each(trips - said.trips)),
      bytes: answer.bytes,
    };
    const costs = this.costs.get(id) ?? [];
    costs[this.round - 1] = cost;
    this.costs.set(id, costs);
    return answer.body;
  }

  /** An answer may go out before the transaction has ended, and before what follows from it. */
  async #untilQuiet() {
    const { wire } = this.#product;
    for (let said = -1; said !== wire.counts().statements;) {
      said = wire.counts().statements;
      await pause(QUIET_MS);
    }
  }

  /** Runs one statement as the company. @param {string} sql @param {unknown[]} values */
  #inCompany(sql, values) {
    return withClient(this.#product.databaseUrl, async (client) => {
      await client.query(`select set_config('app.tenant_id', $1, false)`, [this.company.tenantId]);
      return (await client.query(sql, values)).rows;
    });
  }

  /** The worker is another process. What it has tried in vain waits for its next try, which nobody waits for. */
  async drainQueue() {
    const giveUpAt = performance.now() + QUEUE_PATIENCE_MS;
    while (performance.now() < giveUpAt) {
      const waiting = await this.#inCompany(
        `select from queue_outbox where state <> 'dead' and attempts = 0 limit 1`,
        [],
      );
      if (waiting.length === 0) return;
      await pause(20);
    }
  }

  /** @param {string} fileId */
  async longWork(fileId) {
    const [finished, running] = await this.#inCompany(
      `insert into operations (id, kind, state, finished_at, result_file_id)
       select gen_random_uuid(), 'walls', state, finished_at, file_id
       from (values ('succeeded', now(), $1::uuid), ('queued', null, null)) made(state, finished_at, file_id)
       returning id`,
      [fileId],
    );
    return { finished: finished.id, running: running.id };
  }
}
