import { escape, type Guide } from './guide.js';

export const GUIDES_PATH = '/api/docs/guides';

/** One guide as a page: without scripts, readable on a phone and in print. */
export function guidePage(guide: Guide, guides: readonly Guide[]): string {
  const at = guides.indexOf(guide);
  const inside = guide.sections.map(({ id, title }) => `<li><a href="#${id}">${escape(title)}</a></li>`).join('\n');
  return shell(
    guide.title,
    guide,
    guides,
    `<main id="content">
${guide.html}
<nav class="onward" aria-label="Next">${onward('← ', guides[at - 1])}${onward('→ ', guides[at + 1])}</nav>
</main>
${inside ? `<nav class="inside" aria-label="On this page"><h2>On this page</h2><ul>${inside}</ul></nav>` : ''}`,
  );
}

/** The table of contents. */
export function contentsPage(guides: readonly Guide[]): string {
  const cards = guides.map(
    ({ name, title, summary }) =>
      `<li><a href="${GUIDES_PATH}/${name}">${escape(title)}</a><p>${escape(summary)}</p></li>`,
  );
  return shell(
    'Guides',
    undefined,
    guides,
    `<main id="content">
<h1>Guides to the Hedgerow API</h1>
<p>What your app needs to know beyond the <a href="/api/docs">reference</a>. Every example on these pages is
tested against this version before release.</p>
<ul class="contents">${cards.join('\n')}</ul>
</main>`,
  );
}

const onward = (arrow: string, guide: Guide | undefined): string =>
  guide ? `<a href="${GUIDES_PATH}/${guide.name}">${arrow}${escape(guide.title)}</a>` : '<span></span>';

function shell(title: string, current: Guide | undefined, guides: readonly Guide[], content: string): string {
  const links = guides.map(({ name, title: text }) => {
    const here = name === current?.name ? ' aria-current="page"' : '';
    return `<li><a href="${GUIDES_PATH}/${name}"${here}>${escape(text)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · Hedgerow API</title>
<link rel="stylesheet" href="${GUIDES_PATH}/guides.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<a class="brand" href="${GUIDES_PATH}">Hedgerow API</a>
<nav aria-label="Documentation"><a href="${GUIDES_PATH}">Guides</a><a href="/api/docs">Reference</a><a href="/api/v1/openapi.json">OpenAPI</a></nav>
</header>
<div class="page">
<nav class="guides" aria-label="Guides"><details class="fold"><summary>All guides</summary><ul>${links.join('\n')}</ul></details><ul class="wide">${links.join('\n')}</ul></nav>
${content}
</div>
</body>
</html>
`;
}
