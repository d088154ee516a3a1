import {
  getWebhookDeliveryOptions,
  getWebhookEndpointOptions,
  listWebhookDeliveriesInfiniteOptions,
  listWebhookEndpointsInfiniteOptions,
  listWebhookEventTypesOptions,
} from '../../api/generated/queries/queryOptions';
import type { WebhookDeliveryDto } from '../../api/generated/requests/types.gen';
import { read } from '../../lib/search';
import { DELIVERY_STATES, type DeliveryState } from './webhook-words';

/** The delivery log’s filters, as the URL has them. */
export interface EndpointSearch {
  state?: DeliveryState;
}

export function parseEndpointSearch({ state }: Record<string, unknown>): EndpointSearch {
  const known = read.oneOf(state, DELIVERY_STATES);
  return known ? { state: known } : {};
}

export const endpointsPages = () => listWebhookEndpointsInfiniteOptions();
export const eventTypesOptions = () => listWebhookEventTypesOptions();
export const endpointOptions = (webhookEndpointId: string) =>
  getWebhookEndpointOptions({ path: { webhookEndpointId } });
export const deliveriesPages = (webhookEndpointId: string, { state }: EndpointSearch) =>
  listWebhookDeliveriesInfiniteOptions({ path: { webhookEndpointId }, query: { ...(state && { state }) } });
export const deliveryOptions = (path: { webhookEndpointId: string; webhookDeliveryId: string }) =>
  getWebhookDeliveryOptions({ path });

const [BUSY_MS, CALM_MS] = [1_500, 15_000];
/** While a delivery is being sent, its next attempt is half a minute away, in case the sender dies. */
const SOON_MS = 35_000;

/**
 * The polling interval, because the live stream doesn’t report deliveries. Short while one is being sent or will be
 * soon.
 */
export function lookAgainMs(deliveries: readonly WebhookDeliveryDto[], now: Date): number {
  const isBusy = deliveries.some(
    ({ nextAttemptAt }) => nextAttemptAt !== null && Date.parse(nextAttemptAt) - now.getTime() < SOON_MS,
  );
  return isBusy ? BUSY_MS : CALM_MS;
}
