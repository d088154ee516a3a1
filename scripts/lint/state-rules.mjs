import { readFileSync } from 'node:fs';

const CONTRACT = new URL('../../openapi/openapi.json', import.meta.url);

/** @typedef {{ properties?: Record<string, { enum?: string[] }> }} Schema */

/**
 * The lists of states, in the contract, of records with `allowedActions`.
 * @param {string} property
 */
function listsOf(property) {
  /** @type {{ components: { schemas: Record<string, Schema> } }} */
  const { components } = JSON.parse(readFileSync(CONTRACT, 'utf8'));
  const records = Object.values(components.schemas).filter(({ properties: of }) => of?.['id'] && of['allowedActions']);
  return records.map(({ properties }) => properties?.[property]?.enum ?? []);
}

/** By the name of the property that holds them. A lone `state` may be compared: imports choose words by it. */
const LISTS = { status: listsOf('status'), state: listsOf('state') };
const STATUSES = new Set(LISTS.status.flat());
const STATES = new Set(Object.values(LISTS).flat(2));

/** Whether these are all the states of a record. @param {Set<string>} states */
const isWhole = (states) =>
  Object.values(LISTS)
    .flat()
    .some((all) => all.length === states.size && all.every((state) => states.has(state)));
/** Whether it is `'draft'`. @param {any} node */
const isState = (node) => node?.type === 'Literal' && STATES.has(node.value);
/** Whether it is `status` or `job.status`, and the other a state of it. @param {any} node @param {any} other */
function isStateOf(node, other) {
  /** @type {unknown} */
  const name = node.type === 'MemberExpression' ? node.property.name : node.name;
  return name === 'status' && STATUSES.has(other.value);
}

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
  meta: {
    type: 'problem',
    docs: { description: 'Leave it to the API which state allows what.' },
    messages: {
      rule:
        'Which state allows what is decided by the API, in one place: ask allowedActions, or a field of the answer such as ' +
        'visit.open. Where none says it, add one to the DTO. Words and colors of all states are a Record<Status, …>.',
    },
    schema: [],
  },
  create(context) {
    return {
      /** @param {any} node */
      BinaryExpression(node) {
        if (/^[!=]==$/.test(node.operator) && (isStateOf(node.left, node.right) || isStateOf(node.right, node.left)))
          context.report({ node, messageId: 'rule' });
      },
      /** A list of some states is a rule; one of all states is a choice, such as in a filter. @param {any} node */
      ArrayExpression(node) {
        const states = /** @type {any[]} */ (node.elements.filter(isState));
        const isOfStates = states.length > 1 && states.length === node.elements.length;
        if (isOfStates && !isWhole(new Set(states.map(({ value }) => value))))
          context.report({ node, messageId: 'rule' });
      },
      /** @param {any} node */
      SwitchCase(node) {
        if (node.test && isStateOf(node.parent.discriminant, node.test)) context.report({ node, messageId: 'rule' });
      },
    };
  },
};

/** For screens: a list of states in the web app would be a second copy of a rule. */
export const stateRules = {
  plugins: { states: { rules: { 'left-to-the-api': rule } } },
  rules: { 'states/left-to-the-api': 'error' },
};
