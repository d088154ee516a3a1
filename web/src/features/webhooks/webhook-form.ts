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
  /** Kept while all events are chosen, so that people can change their mind. */
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

/** Only changed fields: an unchanged URL isn’t checked again. */
export const toUpdateBody = (before: WebhookValues, after: WebhookValues): UpdateWebhookEndpointDto =>
  changesOf(toCreateBody(before), toCreateBody(after));
