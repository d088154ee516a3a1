interface Answer {
  status: number;
  body: object;
}

/** Answers what the app asks in jsdom, which has neither `fetch` nor `Request`. Returns the addresses, as they are asked. */
export function serve(answer: (address: URL, body: unknown) => Answer): URL[] {
  const asked: URL[] = [];
  const answered = async ({ address, body: sent }: Asked) => {
    asked.push(address);
    // Like any answer from elsewhere it comes after what waits here has been drawn.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { status, body } = answer(address, sent === undefined ? undefined : JSON.parse(sent));
    const headers = new Headers({ 'Content-Type': 'application/json' });
    return { ok: status < 400, status, headers, text: () => Promise.resolve(JSON.stringify(body)) };
  };
  class Asked {
    readonly address: URL;
    readonly body: string | undefined;
    constructor(path: string, init?: { body?: string }) {
      this.body = init?.body;
      this.address = new URL(path, 'https://crm.example.com');
    }
  }
  Object.assign(globalThis, { Request: Asked, fetch: answered });
  return asked;
}
