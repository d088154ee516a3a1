import {
  useGetApiKeyKey,
  useGetClientKey,
  useGetImportKey,
  useGetJobKey,
  useGetMeKey,
  useGetMessageKey,
  useGetOperationKey,
  useGetTenantKey,
  useGetWebhookDeliveryKey,
  useGetWebhookEndpointKey,
  useListApiKeysKey,
  useListClientsKey,
  useListClientTagsKey,
  useListCrewsKey,
  useListEventsKey,
  useListImportProblemsKey,
  useListImportsKey,
  useListJobsKey,
  useListMembersKey,
  useListMessagesKey,
  useListOperationsKey,
  useListVisitsKey,
  useListWebhookDeliveriesKey,
  useListWebhookEndpointsKey,
} from './generated/queries/common';

/** Which generated queries show a kind of record: `one` by its id, `any` whichever record it was. */
interface ShownBy {
  one?: readonly string[];
  any?: readonly string[];
}

/** Add your kind of record here, and each open screen of it stays current by itself. */
const SHOWN_BY: Readonly<Record<string, ShownBy>> = {
  client: { one: [useGetClientKey], any: [useListClientsKey, useListClientTagsKey] },
  // A client is read together with its people and places, and the list shows the first of each.
  contact: { any: [useGetClientKey, useListClientsKey] },
  property: { any: [useGetClientKey, useListClientsKey] },
  import: { one: [useGetImportKey, useListImportProblemsKey], any: [useListImportsKey] },
  job: { one: [useGetJobKey], any: [useListJobsKey, useListVisitsKey] },
  // A job is read together with its visits, and the visit does not name it.
  visit: { any: [useGetJobKey, useListJobsKey, useListVisitsKey] },
  crew: { any: [useListCrewsKey] },
  // A job says what became of its confirmation.
  message: { one: [useGetMessageKey], any: [useListMessagesKey, useGetJobKey] },
  operation: { one: [useGetOperationKey], any: [useListOperationsKey] },
  api_key: { one: [useGetApiKeyKey], any: [useListApiKeysKey] },
  // The log says what became of a change of the endpoint, too: what waited is given up when it is disabled.
  webhook_endpoint: {
    one: [useGetWebhookEndpointKey, useListWebhookDeliveriesKey, useGetWebhookDeliveryKey],
    any: [useListWebhookEndpointsKey],
  },
  tenant: { any: [useGetTenantKey, useGetMeKey] },
  membership: { any: [useListMembersKey] },
};

/** A record that changed, as the event stream names it. */
export interface Change {
  entityType: string;
  entityId: string;
}

/** Does a cached query show one of these records? Its key is the operation's name, then what it was asked with. */
export function isStaleAfter(changes: readonly Change[], queryKey: readonly unknown[]): boolean {
  const [name, ...askedWith] = queryKey;
  if (typeof name !== 'string') return false;
  // Every change is also a line in some history.
  if (name === useListEventsKey) return true;
  return changes.some(({ entityType, entityId }) => {
    const { one = [], any = [] } = SHOWN_BY[entityType] ?? {};
    return any.includes(name) || (one.includes(name) && JSON.stringify(askedWith).includes(entityId));
  });
}
