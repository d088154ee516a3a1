/**
 * Words that Hedgerow does not write, and what it says instead. One list for screens, problems, mail and the contract;
 * web/docs/words.md tells the voice behind it.
 * @type {ReadonlyArray<{ pattern: RegExp, say: string, onlyOnScreen?: true }>}
 */
export const WORDS = [
  {
    pattern: /\b(?:un)?(?:recognis|organis|customis|synchronis|summaris|minimis|categoris|authoris)\p{L}*/iu,
    say: 'American spelling: -ize, as in “recognized”',
  },
  {
    pattern: /\b(?:colour|favourite|labour|behaviour|neighbour)\p{L}*/iu,
    say: 'American spelling: -or, as in “color”',
  },
  { pattern: /\b(?:cancelled|cancelling|labelled|travelled|modelled)\b/iu, say: 'one l: “canceled”, “labeled”' },
  { pattern: /\b(?:(?:kilo|centi)?metres?|centres?|theatres?)\b/iu, say: '“meters”, “center”' },
  { pattern: /\b(?:whilst|amongst|grey|cheques?|licence|programmes?)\b/iu, say: 'the American word or spelling' },
  { pattern: /\be-mail(?!\s\d)/iu, say: '“email”' },
  { pattern: /\btelephones?\b/iu, say: '“phone”' },
  { pattern: /\b(?:please|sorry|oops|simply)\b/iu, say: 'the sentence without it' },
  { pattern: /\p{L}!(?=\s|$)/u, say: 'a period, or nothing: nobody shouts' },
  { pattern: /\bno such\b/iu, say: '“Client not found”' },
  { pattern: /(?<!\bthere )\b(?:is|are) no (?!longer)\p{L}/iu, say: '“isn’t a …”' },
  {
    pattern: /\b(?:some|any|every)body\b|\bwhoever\b|\bnobody\b/iu,
    say: 'who it is: “an owner”, “a team member”, “no one”',
  },
  { pattern: /\b(?:meanwhile|thereby|anew)\b|\bany more\b/iu, say: '“until then”, “again”, “no longer”' },
  { pattern: /\ball the same\b|\bin spite of\b/iu, say: '“anyway”' },
  { pattern: /\bby (?:itself|themselves)\b/iu, say: '“automatically”', onlyOnScreen: true },
  { pattern: /\b(?:what becomes of|found out|as for everybody|hears? (?:about|of)|told of)\b/iu, say: 'what happens' },
  { pattern: /\b(?:mend|mended|mending|mends)\b/iu, say: '“fix”' },
  { pattern: /\b(?:un)?tick(?:s|ed|ing)?\b/iu, say: '“check off”, “uncheck”' },
  { pattern: /\bman-hours?\b/iu, say: '“labor hours”' },
  {
    pattern:
      /\b(?:cannot|could not|did not|does not|do not(?! service)|is not|are not|was not|will not|has not|have not)\b/iu,
    say: 'the contraction: “can’t”, “isn’t”',
    onlyOnScreen: true,
  },
  { pattern: /\p{L}'\p{L}|(?<=^|\s)"(?:\p{L}|$)/u, say: 'curly quotes: ’ “ ”', onlyOnScreen: true },
  { pattern: /\.{3}/u, say: '“…”', onlyOnScreen: true },
  { pattern: /^\s%|\d\s%/u, say: '“40%”, without a space', onlyOnScreen: true },
  { pattern: /\bkB\b/u, say: '“KB”', onlyOnScreen: true },
  { pattern: /\bthe worker\b/iu, say: '“in the background”, “queued”', onlyOnScreen: true },
  { pattern: /\b(?:Mailbox|the mailbox)\b/u, say: '“Messages”', onlyOnScreen: true },
  { pattern: /\bcaptured\b/iu, say: '“Saved, not sent”', onlyOnScreen: true },
];

/**
 * What stands in a text that Hedgerow does not write.
 * @param {string} text @param {{ isOnScreen?: boolean }} [where]
 * @returns {Array<{ found: string, say: string }>}
 */
export function unwrittenWords(text, { isOnScreen = false } = {}) {
  return WORDS.filter(({ onlyOnScreen }) => isOnScreen || !onlyOnScreen).flatMap(({ pattern, say }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ found: found.trim(), say }];
  });
}

/** Codes are no sentences: `cancelled`, `job.cancelled`, `visits.override_conflict`. @param {string} text */
const isProse = (text) => /^\p{Lu}.*\p{Ll}/u.test(text) || /\p{L}\s|\s[\p{L}%]/u.test(text);

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep to the words of web/docs/words.md in what people read.' },
    messages: {
      unwritten: '“{{found}}”: write {{say}}. The voice and the words of the product are in web/docs/words.md.',
    },
    schema: [{ type: 'object', properties: { isOnScreen: { type: 'boolean' } }, additionalProperties: false }],
  },
  create(context) {
    const [{ isOnScreen = true } = {}] = context.options;
    /** @param {import('eslint').Rule.Node} node @param {string} text */
    const check = (node, text) => {
      for (const data of unwrittenWords(text, { isOnScreen })) context.report({ node, messageId: 'unwritten', data });
    };
    return {
      /** @param {any} node */
      Literal(node) {
        const isAddress = ['ImportDeclaration', 'ExportAllDeclaration', 'ExportNamedDeclaration'].includes(
          node.parent.type,
        );
        if (typeof node.value === 'string' && !isAddress && isProse(node.value)) check(node, node.value);
      },
      /** @param {any} node */
      TemplateElement(node) {
        if (node.parent.type === 'TemplateLiteral' && isProse(node.value.cooked ?? '')) check(node, node.value.cooked);
      },
      /** @param {any} node */
      JSXText(node) {
        check(node, node.value);
      },
    };
  },
};

export const plainWords = { plugins: { hedgerow: { rules: { 'plain-words': rule } } } };
