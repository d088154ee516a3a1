/**
 * What a change means for a program that was written for the released document.
 * @typedef {'breaking' | 'addition' | 'deprecation' | 'change'} Verdict
 * @typedef {{ why: string, instead: string }} Advice
 */

const ANOTHER_OPERATION = 'Leave it, add an operation beside it, and deprecate this one: `deprecated` of @Endpoint.';
const WIDER = 'Keep what was accepted. A stricter rule belongs to a new field or a new operation.';
const STILL_ANSWERED = 'Keep answering it. A field that nobody should read any more says so in its description.';

/** @type {Record<string, Advice>} */
const ADVICE = {
  'path-removed': { why: 'Programs that call it get 404.', instead: ANOTHER_OPERATION },
  'operation-removed': { why: 'Programs that call it get 404 or 405.', instead: ANOTHER_OPERATION },
  'operation-id-changed': {
    why: 'It is the name of the method in every generated client, which no longer compiles.',
    instead: 'Keep the name of the method of the controller.',
  },
  'parameter-removed': {
    why: 'Programs that send it are refused, because unknown parameters are.',
    instead: 'Keep taking it, even if it no longer matters.',
  },
  'parameter-became-required': {
    why: 'Programs that do not send it are refused.',
    instead: 'Make it optional, with a default that does what happened before.',
  },
  'parameter-serialization-changed': { why: 'Programs write it in the old form.', instead: 'Keep the form.' },
  'request-body-removed': { why: 'Programs send a body that is refused.', instead: ANOTHER_OPERATION },
  'request-body-became-required': {
    why: 'Programs that send no body are refused.',
    instead: 'Take a missing body for an empty one.',
  },
  'required-properties-added': {
    why: 'Programs that do not send it are refused.',
    instead: 'Make it optional, with a default that does what happened before.',
  },
  'required-properties-removed': {
    why: 'Programs read it without asking whether it is there.',
    instead: STILL_ANSWERED,
  },
  'property-removed': { why: 'Programs read it, or send it and are refused.', instead: STILL_ANSWERED },
  'response-removed': { why: 'Programs wait for this answer.', instead: STILL_ANSWERED },
  'response-header-removed': { why: 'Programs read it.', instead: STILL_ANSWERED },
  'media-type-removed': { why: 'Programs send or read this form.', instead: 'Keep it beside the new one.' },
  'enum-values-removed': { why: 'Programs that send this value are refused.', instead: WIDER },
  'schema-constraint-changed': { why: 'What programs send today is refused.', instead: WIDER },
  'schema-type-changed': {
    why: 'Programs send or read the old type.',
    instead: 'Add a field of the new type beside the old one.',
  },
  'schema-combinator-changed': { why: 'Programs send or read the old forms.', instead: WIDER },
  'security-requirement-changed': { why: 'Credentials that were accepted are refused.', instead: WIDER },
  'security-scheme-changed': { why: 'Credentials are written in the old form.', instead: WIDER },
  'server-removed': { why: 'Programs call this address.', instead: 'Keep serving it.' },
  'permission-narrowed': {
    why: 'Callers whose role or key allows this today are refused.',
    instead: 'Keep accepting the old permission beside the new one: `permission` of @Endpoint takes a list.',
  },
};

/** @param {string} ruleId @returns {Advice} */
export const adviceFor = (ruleId) =>
  ADVICE[ruleId] ?? { why: 'A program may depend on it.', instead: ANOTHER_OPERATION };

const UPPER = new Set(['maxLength', 'maxItems', 'maximum', 'maxProperties', 'exclusiveMaximum']);
const LOWER = new Set(['minLength', 'minItems', 'minimum', 'minProperties', 'exclusiveMinimum']);

/**
 * Whether a limit became wider. No request is refused by that, and answers may grow.
 * @param {string | undefined} limit @param {unknown} before @param {unknown} after
 */
export function isWider(limit, before, after) {
  if (before === undefined) return false;
  if (after === undefined) return true;
  if (!limit || typeof before !== 'number' || typeof after !== 'number') return false;
  return (UPPER.has(limit) && after > before) || (LOWER.has(limit) && after < before);
}

/**
 * Whether everybody who was let in still is. @param {unknown} before @param {unknown} after `x-permission`
 */
export function admitsAll(before, after) {
  const [old, now] = [before, after].map((value) => [value ?? []].flat().map(String));
  if (now?.includes('public')) return true;
  if (old?.includes('public')) return false;
  return now?.includes('authenticated') || (old ?? []).every((permission) => now?.includes(permission));
}

/**
 * A deprecated operation may go once its day has come.
 * @param {{ deprecated?: boolean, 'x-sunset'?: string } | undefined} operation @param {string} today `YYYY-MM-DD`
 */
export const isOver = (operation, today) =>
  operation?.deprecated === true && (operation['x-sunset'] ?? '9999') <= today;
