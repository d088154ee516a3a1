import { send } from './client';
import { streamEvents } from './generated/requests/sdk.gen';

/** One thing that the stream said. */
export interface Told {
  event: string | undefined;
  data: unknown;
  id: string | undefined;
}

export interface Listening {
  /** Number of the last event that was heard; what came after it is sent again. */
  after: string | undefined;
  stopped: AbortSignal;
  onOpen: () => void;
  onTold: (told: Told) => void;
}

/** The server writes at least every 15 s. Longer silence is a laptop that slept, or a proxy that forgot us. */
const SILENCE_MS = 45_000;
/** The first screens are read while the stream is opened; and an event is as old as its transaction's beginning. */
export const LOOK_BACK_S = 15;

/** Reads the company's events until the connection ends. @returns whether there was one. */
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
    // Retrying is ours: the reader's own loop never notices a sleeping laptop.
    sseMaxRetryAttempts: 1,
    onSseEvent: ({ event, data, id }) => {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE_MS);
      onTold({ event, data, id });
    },
  });
  // Every event has been heard by the time the reader yields it; reading on is what is left to do.
  while (!(await stream.next()).done);
  clearTimeout(alarm);
  return connected;
}
