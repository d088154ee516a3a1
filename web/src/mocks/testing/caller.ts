import { readFileSync } from 'node:fs';
import { Checks } from '../engine/checks';
import { Contract, type JsonObject, type Operation } from '../engine/contract';
import type { OperationId } from '../mock-api';
import { createMock, type Mock } from '../mock';
import { DEMO_PASSWORD } from '../seed/people';

export const contract = new Contract(
  JSON.parse(readFileSync(new URL('../../../../openapi/openapi.json', import.meta.url), 'utf8')) as JsonObject,
);

const checks = new Checks(contract);

export interface Call {
  path?: object | undefined;
  query?: object | undefined;
  body?: unknown;
  headers?: Record<string, string> | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON. */
  body: unknown;
  /** What in it breaks the contract. */
  broken: string[];
}

/** Somebody who is signed in and calls operations by their names, over the wire. */
export class Caller {
  private constructor(
    readonly mock: Mock,
    private readonly token: string,
  ) {}

  static async signIn(email = 'owner@greenfield.example', mock = createMock({ checks, pace: 0 })) {
    const nobody = new Caller(mock, '');
    const { body } = await nobody.call('login', { body: { email, password: DEMO_PASSWORD, client: 'api' } });
    return new Caller(mock, (body as { accessToken: string }).accessToken);
  }

  async call(id: OperationId, { path, query, body, headers }: Call = {}): Promise<Answer> {
    const operation = operationOf(id);
    const address = new URL(
      operation.path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(path, name)),
      'http://mock.example',
    );
    for (const [name, value] of Object.entries(query ?? {}))
      for (const each of [value as unknown].flat()) address.searchParams.append(name, String(each));
    const { payload, type } = encode(operation, body);
    const answer = await this.mock.fetch(
      new Request(address, {
        method: operation.method.toUpperCase(),
        headers: { Authorization: `Bearer ${this.token}`, 'If-Match': '*', ...type, ...headers },
        ...(payload !== undefined && { body: payload }),
      }),
    );
    return read(operation, answer);
  }
}

function operationOf(id: OperationId): Operation {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`The contract has no ${id}: generate the hooks again.`);
  return operation;
}

const valueOf = (path: object | undefined, name: string): string =>
  (path as Record<string, string> | undefined)?.[name] ?? '';

function encode({ body: taken }: Operation, body: unknown): { payload?: BodyInit; type?: Record<string, string> } {
  if (body === undefined || !taken) return {};
  if (taken.mediaType !== 'multipart/form-data')
    return { payload: JSON.stringify(body), type: { 'Content-Type': taken.mediaType } };
  const form = new FormData();
  for (const [name, value] of Object.entries(body as Record<string, Blob>)) form.append(name, value);
  return { payload: form };
}

async function read(operation: Operation, answer: Response): Promise<Answer> {
  const type = answer.headers.get('content-type')?.split(';')[0] ?? null;
  const { status, headers } = answer;
  const isStream = type === 'text/event-stream';
  if (isStream) await answer.body?.cancel();
  const text = isStream ? '' : await answer.text();
  const body: unknown = type?.endsWith('json') === true ? JSON.parse(text) : text;
  return { status, headers, body, broken: checks.answer(operation, status, type, body) };
}
