import { Lifecycle } from '../../kernel/records/index.js';
import { EndpointSwitch } from '../webhooks/index.js';
import type { DeliveryState, WebhookDelivery } from './delivery.entity.js';

export const DELIVERY_ACTIONS = ['replay'] as const;
export type DeliveryAction = (typeof DELIVERY_ACTIONS)[number];

/** A pending one is on its way already. */
export const DELIVERY_LIFECYCLE = new Lifecycle<DeliveryState, never, DeliveryAction>(
  {},
  { replay: { in: ['delivered', 'retrying', 'dead'], permission: 'webhooks.manage' } },
);

type Endpoint = Parameters<typeof EndpointSwitch.takes>[1];

export const isReplayable = (endpoint: Endpoint): boolean => EndpointSwitch.takes('replay_failed', endpoint);

/** What the caller may do with a delivery now. */
export const allowedActions = ({ state }: WebhookDelivery, endpoint: Endpoint): DeliveryAction[] =>
  isReplayable(endpoint) ? DELIVERY_LIFECYCLE.allowedActions(state) : [];
