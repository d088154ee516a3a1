import { among } from './engine/page';
import { pageOf } from './engine/page';
import type { MockApi } from './mock-api';

const BEAT_MS = 15_000;

export const eventsMock = {
  listEvents: ({ company, query }) => {
    const { after = 0, types, entityType, entityId, order } = query;
    const found = company.events.filter(
      (event) =>
        event.seq > after &&
        among(types, event.type) &&
        among(entityType, event.entityType) &&
        among(entityId, event.entityId),
    );
    return { ...pageOf(order === 'desc' ? found.toReversed() : found, query), lastSeq: company.events.length };
  },

  streamEvents: ({ company }) => {
    let end = () => undefined as unknown;
    return new ReadableStream<string>({
      start(controller) {
        const stop = company.listen((text) => controller.enqueue(text));
        const beat = setInterval(() => controller.enqueue(': still here\n\n'), BEAT_MS);
        end = () => {
          clearInterval(beat);
          stop();
        };
      },
      cancel: () => void end(),
    });
  },
} satisfies Partial<MockApi>;
