/** The mail server did not accept a mail. The queue tries again unless `permanent`. */
export abstract class MailFailure extends Error {
  abstract readonly permanent: boolean;

  constructor(reason: string, cause: unknown) {
    super(reason, { cause });
  }
}

/** Refused for good: the address does not exist, or the message is not acceptable. Trying again is pointless. */
export class MailRefused extends MailFailure {
  override readonly name = 'MailRefused';
  readonly permanent = true;
}

/** Not now: the server is away, busy, or asks to wait. */
export class MailDeferred extends MailFailure {
  override readonly name = 'MailDeferred';
  readonly permanent = false;
}
