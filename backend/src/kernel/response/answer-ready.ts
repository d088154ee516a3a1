/** An answer that is already bytes: a stored one, to be sent as it stands. */
export class AnswerReady extends Error {
  constructor(
    readonly status: number,
    readonly headers: Record<string, string>,
    readonly body: string | null,
  ) {
    super('answer ready');
  }
}
