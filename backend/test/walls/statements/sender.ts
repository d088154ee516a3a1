import type { Samples } from '../isolation/samples.js';

/** A record as it was answered. */
export interface Made {
  id: string;
  [field: string]: unknown;
}

export interface Sent {
  params?: Samples;
  query?: Record<string, string>;
  body?: object;
  /** Sent as a form in place of a body. */
  file?: string | Buffer;
  /** In place of the owner's. */
  authorization?: string;
}

/** Where the requests go, as the owner of a company: the product in this process, or one that runs beside it. */
export interface Sender {
  /** An administrator who signs in, and somebody who goes out with a crew. */
  readonly company: { tenantId: string; email: string; password: string; membershipId: string };
  /** Where people use the product: passkeys are made there. */
  readonly publicUrl: string;
  /** Told apart where a company has each name once: the same requests may come again. */
  readonly round: number;
  /** Throws when the request is refused: what a refusal costs says nothing. */
  send<Body = Made>(operationId: string, sent?: Sent): Promise<Body>;
  /** What the link in the newest mail to an address holds: only the mail has it. */
  mailedToken(email: string): Promise<string>;
  /** Until every queue task has run. */
  drainQueue(): Promise<unknown>;
  /** Two operations: one made a file, one goes on. */
  longWork(fileId: string): Promise<{ finished: string; running: string }>;
}
