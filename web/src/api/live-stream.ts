import { send } from './client';
import { streamEvents } from './generated/requests/sdk.gen';

/** One event of the stream. */
export interface Told {
  event: string | undefined;
  data: unknown;
  id: string | undefined;
}

export interface Listening {
  /** Number of the last event received; the stream resumes after it. */
  after: string | undefined;
  stopped: AbortSignal;
  onOpen: () => void;
  onTold: (told: Told) => void;
}

/**
 * The server writes at least every 15 s. Longer silence means that the laptop slept or a proxy dropped the connection.
 */
const SILENCE_MS = 45_000;
/** The first screens load while the stream opens, and an event’s time is when its transaction began. */
export const LOOK_BACK_S = 15;

/** Reads the company’s events until the connection ends. @returns whether there was a connection */
export async function listen({ after, stopped, onOpen, onTold }: Listening): Promise<boolean> {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), SILENCE_MS);
  let connected = false;
  const { stream } = await streamEvents({
    signal: AbortSignal.any([stopped, silence.signal]),
    ...(after === undefined ? { query: { lastSeconds: LOOK_BACK_S } } : { headers: { 'Last-Event-ID': after } }),
    fetch: async (request, init) => {
      const answer = await send(new Request(request, init));
      connected = answer.ok;
      if (connected) onOpen();
      return answer;
    },
    // We retry ourselves: the library’s own loop doesn’t notice a sleeping laptop.
    sseMaxRetryAttempts: 1,
    onSseEvent: ({ event, data, id }) => {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE_MS);
      onTold({ event, data, id });
    },
  });
  // By the time the reader yields an event, `onSseEvent` has handled it; the loop only drains the reader.
  while (!(await stream.next()).done);
  clearTimeout(alarm);
  return connected;
}
