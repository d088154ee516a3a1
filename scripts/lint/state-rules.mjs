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

/** By the name of the property that holds them. */
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

/** Whether it is `state === 'revoked'`: words may be chosen by it. @param {any} node @param {any} other */
function isStateWord(node, other) {
  const name = node.type === 'MemberExpression' ? node.property.name : node.name;
  return name === 'state' && other.type === 'Literal' && typeof other.value === 'string';
}

const ANSWERS = new Set(['no', 'may', 'allOf', 'offered']);
/** Whether it answers what somebody may do: `yes`, `no('…')`. @param {any} node */
const isCan = (node) =>
  (node.type === 'Identifier' && node.name === 'yes') ||
  (node.type === 'CallExpression' && ANSWERS.has(node.callee.name));
/** Whether it is something to press. @param {any} node */
function isButton(node) {
  if (node.type !== 'JSXElement') return false;
  const { name } = node.openingElement;
  return /Button|ActionIcon|Link$|^Item$/.test(name.type === 'JSXMemberExpression' ? name.property.name : name.name);
}
/** @param {any} node */
const isOffer = (node) => isCan(node) || isButton(node);

/** Whether what may be done depends on this comparison. @param {any} node @returns {boolean} */
function decides(node) {
  const { parent } = node;
  if (parent.type === 'UnaryExpression') return decides(parent);
  if (parent.type === 'LogicalExpression') return (parent.left === node && isOffer(parent.right)) || decides(parent);
  if (parent.type === 'ConditionalExpression')
    return parent.test === node && (isOffer(parent.consequent) || isOffer(parent.alternate));
  return (
    parent.type === 'JSXExpressionContainer' &&
    parent.parent.type === 'JSXAttribute' &&
    /^(can|disabled)$/.test(parent.parent.name.name)
  );
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
        if (!/^[!=]==$/.test(node.operator)) return;
        const { left, right } = node;
        const isLone = isStateWord(left, right) || isStateWord(right, left);
        if (isStateOf(left, right) || isStateOf(right, left) || (isLone && decides(node)))
          context.report({ node, messageId: 'rule' });
      },
      /** A list of some states is a rule; one of all states is a choice, such as in a filter. @param {any} node */
      ArrayExpression(node) {
        const states = /** @type {any[]} */ (node.elements.filter(isState));
        const isOfStates = states.length > 1 && states.length === node.elements.length;
        if (isOfStates && !isWhole(new Set(states.map((/** @type {any} */ { value }) => value))))
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
