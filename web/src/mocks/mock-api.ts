import type * as sdk from '../api/generated/requests/sdk.gen';
import type { Company, MockDb, Person } from './db';

/** Every operation of the contract, by its name: the functions of the generated SDK. */
type Operations = Omit<typeof sdk, 'client'>;

export type OperationId = keyof Operations;

type OptionsOf<K extends OperationId> = NonNullable<Parameters<Operations[K]>[0]>;

type Part<Options, Name extends string> = Options extends { [P in Name]?: infer Value }
  ? Exclude<Value, undefined>
  : never;

/** What the SDK answers: the body of the success status. */
type DataOf<Result> = Result extends { stream: unknown }
  ? ReadableStream<string>
  : Result extends { data: infer Data }
    ? Exclude<Data, undefined>
    : never;

export type AnswerOf<K extends OperationId> = DataOf<Awaited<ReturnType<Operations[K]>>>;

/** One request, checked against the contract before a handler sees it. */
export interface MockRequest<K extends OperationId = OperationId> {
  path: Part<OptionsOf<K>, 'path'>;
  /** With the defaults of the contract; empty when none was sent. */
  query: Part<OptionsOf<K>, 'query'>;
  body: Part<OptionsOf<K>, 'body'>;
  headers: Headers;
  db: MockDb;
  /** Who asks. Only operations that need a sign-in may read it. */
  me: Person;
  /** The company of who asks: there is no way from here to another one. */
  company: Company;
}

/** An answer that needs headers of its own. */
export class Reply<Body> {
  constructor(
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

type Handler<K extends OperationId> = (
  request: MockRequest<K>,
) => AnswerOf<K> | Reply<AnswerOf<K>> | Promise<AnswerOf<K> | Reply<AnswerOf<K>>>;

/**
 * One handler for each operation of the contract. Addresses, statuses, content types, sign-in, permissions, validation,
 * `If-Match` presence and ETags are the engine's; a handler only answers the body or throws a `MockProblem`.
 */
export type MockApi = { [K in OperationId]: Handler<K> };
