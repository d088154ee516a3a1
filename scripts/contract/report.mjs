/** @typedef {import('./compare.mjs').Change} Change */

/** @type {Array<[Change['kind'], string]>} */
const HEADINGS = [
  ['breaking', 'Breaking'],
  ['deprecation', 'Deprecated'],
  ['addition', 'Added'],
  ['change', 'Changed'],
];

/** The breaking changes for the one who made them. @param {Change[]} changes */
export function breakingReport(changes) {
  return byPlace(changes.filter(({ kind }) => kind === 'breaking'))
    .map(([where, ofPlace]) => `  ${where}\n${ofPlace.map(explained).join('\n')}`)
    .join('\n\n');
}

/** @param {Change} change */
const explained = ({ what, why, instead }) => `    ${what}\n      Why it breaks: ${why}\n      Instead: ${instead}`;

/** The changes of a release for its users, as Markdown. @param {Change[]} changes */
export function changelogEntry(changes) {
  const parts = HEADINGS.flatMap(([kind, heading]) => {
    const ofKind = byPlace(changes.filter((change) => change.kind === kind));
    return ofKind.length > 0 ? [`### ${heading}\n\n${ofKind.map(listed).join('\n')}`] : [];
  });
  return parts.length > 0 ? parts.join('\n\n') : 'Descriptions and examples only.';
}

/** @param {[string, Change[]]} place */
function listed([where, changes]) {
  const [first, ...others] = changes;
  if (first && others.length === 0) return `- \`${where}\`: ${first.what}`;
  return [`- \`${where}\``, ...changes.map(({ what }) => `  - ${what}`)].join('\n');
}

/** @param {Change[]} changes @returns {Array<[string, Change[]]>} */
const byPlace = (changes) =>
  [...Map.groupBy(changes, ({ where }) => where)].sort(([a], [b]) => pathOf(a).localeCompare(pathOf(b), 'en'));

/** @param {string} where */
const pathOf = (where) => where.slice(where.indexOf(' ') + 1);
