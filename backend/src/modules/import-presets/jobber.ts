import { CREATED } from './common-columns.js';
import { hasAll, hasAny, type Preset } from './preset.js';

/**
 * Jobber writes one row per property; `J-ID` is `<client>_<property>`, so the rows of one client share the first half.
 */
export const jobber: Preset = {
  id: 'jobber',
  name: 'Jobber clients',
  howTo:
    'In Jobber, go to Clients › More Actions › Export Clients › CSV. Large lists come as several files. Import each ' +
    'one.',
  kind: 'csv',
  // People remove columns before they pass a list on, the ids first.
  recognises: (keys) =>
    (hasAny(keys, 'jid', 'iscompany') && hasAny(keys, 'servicestreet1', 'emails', 'mainphones', 'billingstreet1')) ||
    hasAll(keys, 'mainphones', 'emails'),
  columns: [
    ['jid', 'external_id'],
    ['displayname', 'display_name'],
    ['iscompany', 'kind'],
    ['companyname', 'company_name'],
    ['firstname', 'first_name'],
    ['lastname', 'last_name'],
    [/^e?mails?$/, 'email'],
    [/^(main|mobile|home|work|other)phones?$/, 'phone'],
    ['textmessageenabledphone', 'phone'],
    [/^(main|mobile|home|work|other)?phones?ext(ension)?s?$/, 'phone_extension'],
    [CREATED, 'created_on'],
    [/^(client|internal|property)?notes?$/, 'notes'],
    ['tags', 'tags'],
    ['leadsource', 'lead_source'],
    ['archived', 'archived'],
    ['billingstreet1', 'billing_line1'],
    ['billingstreet2', 'billing_line2'],
    ['billingcity', 'billing_city'],
    [/^billing(state|province|stateprovince)$/, 'billing_region'],
    [/^billing(zip|zipcode|postalcode|zippostalcode)$/, 'billing_postal_code'],
    ['billingcountry', 'billing_country'],
    ['servicepropertyname', 'property_name'],
    ['servicestreet1', 'property_line1'],
    ['servicestreet2', 'property_line2'],
    ['servicecity', 'property_city'],
    [/^service(state|province|stateprovince)$/, 'property_region'],
    [/^service(zip|zipcode|postalcode|zippostalcode)$/, 'property_postal_code'],
    ['servicecountry', 'property_country'],
  ],
  refine: (draft) => {
    const [client, property] = draft.externalId?.split('_') ?? [];
    if (!client || !property) return;
    draft.externalId = client;
    draft.propertyExternalId = property;
  },
};
