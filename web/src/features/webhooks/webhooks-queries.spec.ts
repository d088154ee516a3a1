import type { WebhookDeliveryDto } from '../../api/generated/requests/types.gen';
import { lookAgainMs } from './webhooks-queries';

const now = new Date('2026-03-01T08:00:00Z');
const next = (nextAttemptAt: string | null) => ({ nextAttemptAt }) as WebhookDeliveryDto;

it.each([
  ['waits to be sent', '2026-03-01T08:00:00Z'],
  ['is being sent just now', '2026-03-01T08:00:30Z'],
])('polls quickly when a delivery %s', (_, at) => {
  expect(lookAgainMs([next(null), next(at)], now)).toBe(1_500);
});

it('polls slowly when nothing is pending', () => {
  expect(lookAgainMs([next(null), next('2026-03-01T08:05:00Z')], now)).toBe(15_000);
});
