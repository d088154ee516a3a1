/** A stored answer, already bytes, to be sent as it is. */
export class AnswerReady extends Error {
  constructor(
    readonly status: number,
    readonly headers: Record<string, string>,
    readonly body: string | null,
  ) {
    super('answer ready');
  }
}
