import { Config } from '../../../src/kernel/config/index.js';
import { currentScope } from '../../../src/kernel/context/index.js';
import { MembershipsReader } from '../../../src/modules/auth/memberships.reader.js';
import { Operations } from '../../../src/modules/operations/index.js';
import { type HttpTestApp, type InjectOptions, mailedToken, TEST_PASSWORD } from '../../support/index.js';
import type { Statements } from '../../support/statements.js';
import { operations } from '../contract-document.js';
import { addressOf, streams } from '../isolation/requests.js';
import type { Made, Sender, Sent } from './sender.js';

const BOUNDARY = 'boundary-of-the-test';

/** Sends requests as the owner, and keeps what the last one to each operation said to PostgreSQL. */
export class AppSender implements Sender {
  readonly sent = new Map<string, string[]>();
  readonly company: Sender['company'];
  readonly publicUrl: string;
  readonly round = 1;

  constructor(
    private readonly app: HttpTestApp,
    private readonly statements: Statements,
  ) {
    const { tenantId, members } = app.greenfield;
    const { email } = members.admin;
    this.publicUrl = app.get(Config).publicUrl;
    this.company = { tenantId, email, password: TEST_PASSWORD, membershipId: members.crew_member.membershipId };
  }

  mailedToken(email: string): Promise<string> {
    return mailedToken(this.app, email);
  }

  drainQueue(): Promise<number> {
    return this.app.drainQueue();
  }

  longWork(fileId: string): Promise<{ finished: string; running: string }> {
    const operations = this.app.get(Operations);
    return this.app.asMember('owner', async () => {
      const [one, other] = [await operations.start({ kind: 'walls' }), await operations.start({ kind: 'walls' })];
      await operations.finish(one.id, { fileId });
      return { finished: one.id, running: other.id };
    });
  }

  async send<Body = Made>(operationId: string, { params = {}, query = {}, ...rest }: Sent = {}): Promise<Body> {
    const place = operations.find(({ operation }) => operation.operationId === operationId);
    if (!place) throw new Error(`The contract has no ${operationId}.`);
    const isPublic = place.operation['x-permission'] === 'public';
    const { authorization = isPublic ? undefined : await this.ofOwner(), ...content } = rest;
    const request = {
      method: place.method.toUpperCase() as 'POST',
      url: `${addressOf(place, params)}?${new URLSearchParams(query).toString()}`,
      payloadAsStream: streams(place),
      ...payloadOf(content),
    };
    const headers = { ...(authorization && { authorization }), 'if-match': '*', ...request.headers };
    const { answer, sent } = await this.statements.of(() => this.app.inject({ ...request, headers }));
    if (streams(place)) answer.stream().destroy();
    else if (answer.statusCode >= 300)
      throw new Error(`${operationId} answered ${answer.statusCode}: ${answer.body}\n${JSON.stringify(rest)}`);
    // A stream goes on reading what others do: what is its own is the check of the permission.
    this.sent.set(operationId, streams(place) ? sent.slice(0, 1) : sent);
    const isJson = !streams(place) && String(answer.headers['content-type']).includes('json');
    return isJson ? answer.json<Body>() : ({} as Body);
  }

  /** As if the owner came for the first time in a while: what the API remembers of a sign-in saves it statements. */
  private async ofOwner(): Promise<string> {
    const token = await this.app.tokenOf('owner');
    const { sid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sid: string };
    this.app.get(MembershipsReader).forget(sid);
    // The row of the company is known: what works in the background may have read it since it changed, or not.
    await this.app.asMember('owner', () => currentScope().statements.company(), { readOnly: true });
    return `Bearer ${token}`;
  }
}

function payloadOf({ body, file }: Pick<Sent, 'body' | 'file'>): Pick<InjectOptions, 'payload' | 'headers'> {
  if (file === undefined) return body ? { payload: body } : {};
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
