/** An answer with what came around it: status and headers, such as `ETag` or `RateLimit`. */
export interface Answer<T> {
  data: T;
  response: Response;
}

/**
 * A request on its way. Await it for the data alone, or `withResponse()` for the headers too:
 *
 *     const client = await hedgerow.clients.getClient({ path: { clientId } });
 *     const { data, response } = await hedgerow.clients.getClient({ path: { clientId } }).withResponse();
 */
export class Call<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'Call';

  constructor(private readonly answer: Promise<Answer<T>>) {}

  /** The data together with the `Response` that brought it; its body has been read. */
  withResponse(): Promise<Answer<T>> {
    return this.answer;
  }

  // Derived when asked for: a promise that nobody looks at would fail unhandled beside `withResponse()`.
  then<Done = T, Failed = never>(
    done?: ((data: T) => Done | PromiseLike<Done>) | null,
    failed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Done | Failed> {
    return this.answer.then(({ data }) => data).then(done, failed);
  }

  catch<Failed = never>(failed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null): Promise<T | Failed> {
    return this.then(undefined, failed);
  }

  finally(done?: (() => void) | null): Promise<T> {
    return this.then().finally(done);
  }
}
