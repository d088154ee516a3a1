import type { WebhookDeliveryDto, WebhookEndpointDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

export type DeliveryState = WebhookDeliveryDto['state'];
type Standing = readonly [word: string, tone: Tone];

const DELIVERY: Readonly<Record<DeliveryState, Standing>> = {
  pending: ['Pending', 'planned'],
  retrying: ['Retrying', 'waiting'],
  dead: ['Failed', 'trouble'],
  delivered: ['Delivered', 'growing'],
};

export const DELIVERY_STATES = Object.keys(DELIVERY) as DeliveryState[];

/** A delivery’s status; a state that is newer than this screen is shown as it is. */
export const standingOfDelivery = (state: DeliveryState): Standing =>
  (DELIVERY as Readonly<Record<string, Standing>>)[state] ?? [state, 'resting'];

export function standingOfEndpoint({ disabledAt, failingSince }: WebhookEndpointDto): Standing {
  if (disabledAt !== null) return ['Disabled', 'resting'];
  return failingSince === null ? ['Active', 'growing'] : ['Failing', 'trouble'];
}

const REASONS: Readonly<Record<string, string>> = {
  by_hand: 'A team member disabled it.',
  gone: 'Your server responded 410 Gone.',
  failing: 'No delivery succeeded for 5 days.',
};

/** Why an endpoint is disabled. */
export const reasonOf = (reason: string): string => REASONS[reason] ?? `Reason: ${reason}.`;

/** What people call an endpoint: its description, or else its host. */
export function nameOf({ url, description }: Pick<WebhookEndpointDto, 'url' | 'description'>): string {
  return description === '' ? (URL.parse(url)?.host ?? url) : description;
}

/** The events of an endpoint, in a few words. */
export function eventsOf(eventTypes: readonly string[]): string {
  if (eventTypes.includes('*')) return 'All events';
  const [first, ...others] = eventTypes;
  if (first === undefined) return 'No events';
  return others.length < 2 ? eventTypes.join(', ') : `${first} and ${others.length} more`;
}
