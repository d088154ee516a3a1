import { type Area, AREAS, type Finding, type Standing } from './finding.js';
import { summary } from './printout.js';

/** What each area means to somebody whose data it is about. */
const MEANINGS: Record<Area, string> = {
  separation:
    'All companies share one database. PostgreSQL itself decides for each row whether the application may see it, by rules that the ' +
    'application can’t change. These lines read those rules where they are kept.',
  proof:
    'Here the rules were tried out on the running database, as the application: with no company, and as companies that exist for this test ' +
    'alone. Whatever was tried was undone.',
  schema: 'The structure of the database is the one that was released and tested, and no request can hold it up.',
  secrets: 'Codes, keys and secrets are encrypted, with a key that is not in the database.',
  audit: 'Each change is written down by the database, and sealed so that later changes to the log are found.',
  machine: 'How the product is reached, and whether there is room for what it keeps.',
};

const WORDS: Record<Standing, string> = { ok: 'Holds', warning: 'Note', fault: 'Fault' };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A page that needs nothing else, to be shown or printed. It names no company and holds no secret. */
export function reportPage(findings: Finding[], at: Date): string {
  const day = at.toISOString().slice(0, 16).replace('T', ' at ');
  const isApart = holds(findings);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Security report of ${day} UTC</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="product">Hedgerow</p>
<h1>How your data is kept apart</h1>
<p class="when">Looked at on ${day} UTC, on the running installation</p>
</header>
<p class="verdict ${isApart ? 'ok' : 'fault'}"><span>Companies ${isApart ? 'are' : 'may not be'} kept apart.</span> ${escaped(summary(findings))}</p>
${Object.keys(AREAS)
  .map((area) => section(area as Area, findings))
  .join('\n')}
<footer>Written by <code>npm run doctor</code>, which anybody who keeps an installation of Hedgerow can run again. The source of every check is open.</footer>
</main>
</body>
</html>
`;
}

/** Of what keeps companies apart, all. */
const holds = (findings: Finding[]): boolean =>
  findings.every(({ area, standing }) => (area !== 'separation' && area !== 'proof') || standing === 'ok');

function section(area: Area, findings: Finding[]): string {
  const lines = findings.filter((one) => one.area === area).map(line);
  if (lines.length === 0) return '';
  return `<section><h2>${AREAS[area]}</h2><p>${MEANINGS[area]}</p><ul>${lines.join('')}</ul></section>`;
}

function line({ says, standing, detail, remedy }: Finding): string {
  const more =
    standing === 'ok' ? '' : `<small>${escaped(detail ?? '')}${remedy ? `<br>${escaped(remedy)}` : ''}</small>`;
  return `<li class="${standing}"><b>${WORDS[standing]}</b><div>${escaped(says)}${more}</div></li>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b241d; --soft: #5b675e; --line: #dfe5e0; --paper: #fff; --ground: #f3f6f3;
  --ok: #1f7a3f; --warning: #8a5a00; --fault: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eee9; --soft: #a3afa6; --line: #333d36; --paper: #1a211c; --ground: #121713;
  --ok: #6fcf8e; --warning: #e6b450; --fault: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 820px; margin: 32px auto; padding: 40px; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
.product { margin: 0; color: var(--ok); font-weight: 650; letter-spacing: .02em; }
h1 { margin: 4px 0; font-size: 28px; line-height: 1.2; letter-spacing: -.01em; }
h2 { margin: 0; font-size: 17px; }
.when, section > p, footer { color: var(--soft); }
.when { margin: 0; }
.verdict { margin: 24px 0; padding: 14px 16px; border: 1px solid currentcolor; border-radius: 8px; }
.verdict span { display: block; font-size: 18px; font-weight: 650; }
.verdict.ok, li.ok b { color: var(--ok); }
.verdict.warning, li.warning b { color: var(--warning); }
.verdict.fault, li.fault b { color: var(--fault); }
section { margin-top: 28px; break-inside: avoid-page; }
section > p { margin: 4px 0 8px; }
ul { margin: 0; padding: 0; list-style: none; }
li { display: flex; gap: 12px; padding: 7px 0; border-top: 1px solid var(--line); break-inside: avoid; }
li b { flex: 0 0 48px; font-weight: 600; }
li div { min-width: 0; overflow-wrap: anywhere; }
small { display: block; color: var(--soft); }
footer { margin-top: 32px; font-size: 13px; }
@media (max-width: 600px) { main { margin: 0; padding: 24px 16px; border: 0; border-radius: 0; } }
@page { margin: 9mm 12mm; }
@media print { :root { --ink: #000; --soft: #444; --line: #ddd; --paper: #fff; --ground: #fff; --ok: #1f7a3f; --warning: #8a5a00; --fault: #b3261e; }
  body { font-size: 7.2pt; line-height: 1.22; } main { max-width: none; margin: 0; padding: 0; border: 0; } h1 { margin: 1pt 0; font-size: 14pt; } h2 { font-size: 9pt; }
  .verdict { margin: 6pt 0; padding: 4pt 8pt; } .verdict span { font-size: 11pt; } section { margin-top: 6pt; } section > p { margin: 0 0 2pt; }
  ul { columns: 2; column-gap: 18pt; } li { gap: 6pt; padding: 1.5pt 0; } li b { flex-basis: 28pt; } footer { margin-top: 5pt; font-size: 7pt; } }
`;
