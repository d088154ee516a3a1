import type {
  CreateWebhookEndpointDto,
  UpdateWebhookEndpointDto,
  WebhookEndpointDto,
} from '../../api/generated/requests/types.gen';
import { changesOf } from '../../lib/patch';
import { ALL_EVENTS } from './event-choice';

export interface WebhookValues extends Record<string, unknown> {
  url: string;
  description: string;
  events: 'all' | 'chosen';
  /** Kept while all are asked for, so that one can change one's mind. */
  eventTypes: string[];
}

export const newWebhookValues = (): WebhookValues => ({ url: '', description: '', events: 'all', eventTypes: [] });

export function webhookValues({ url, description, eventTypes }: WebhookEndpointDto): WebhookValues {
  const isAll = eventTypes.includes(ALL_EVENTS);
  return { url, description, events: isAll ? 'all' : 'chosen', eventTypes: isAll ? [] : [...eventTypes] };
}

export const toCreateBody = ({ url, description, events, eventTypes }: WebhookValues): CreateWebhookEndpointDto => ({
  url: url.trim(),
  description: description.trim(),
  eventTypes: events === 'all' ? [ALL_EVENTS] : eventTypes,
});

/** Only what changed: an address that is left alone is not checked again. */
export const toUpdateBody = (before: WebhookValues, after: WebhookValues): UpdateWebhookEndpointDto =>
  changesOf(toCreateBody(before), toCreateBody(after));
