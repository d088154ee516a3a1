import type { WebhookDeliveryDto, WebhookEndpointDto } from '../../api/generated/requests/types.gen';
import type { Me } from '../../api/me';
import { type Can, no, offered } from '../../lib/can';
import { developersCan } from '../developers';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Endpoint = Pick<WebhookEndpointDto, 'allowedActions'>;

export const webhookCan = {
  act: (me: Who, endpoint: Endpoint, action: Endpoint['allowedActions'][number]): Can =>
    offered(endpoint, action, developersCan.manageWebhooks(me)),

  replayFailed: (me: Who, endpoint: Endpoint): Can =>
    offered(
      endpoint,
      'replay_failed',
      developersCan.manageWebhooks(me),
      no('This endpoint is disabled. Enable it first.'),
    ),

  replay: (me: Who, endpoint: Endpoint, delivery: Pick<WebhookDeliveryDto, 'allowedActions'>): Can =>
    offered(delivery, 'replay', webhookCan.replayFailed(me, endpoint), no('This delivery is already in progress.')),
};
