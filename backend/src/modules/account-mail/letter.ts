import { html, Html } from '../../kernel/mail/index.js';

/** The content of a mail about an account: paragraphs and at most one button. */
export interface Letter {
  subject: string;
  /** Who is greeted; null if the name isn't known. */
  name: string | null;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** After the button: how long the link works, and what to do if the mail was not expected. */
  closing: string[];
}

export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** The same content as plain text and as HTML, with `from` in the footer. */
export function writeLetter(letter: Letter, from: string): WrittenLetter {
  // A line feed in a header would start another header.
  const subject = letter.subject.replace(/\s+/g, ' ').trim();
  return { subject, text: textOf(letter, from), html: htmlOf({ ...letter, subject }, from) };
}

const greetingOf = ({ name }: Letter): string => (name ? `Hi ${name},` : 'Hi,');

function textOf(letter: Letter, from: string): string {
  const { paragraphs, action, closing } = letter;
  const steps = action ? [`${action.label}:\n${action.url}`] : [];
  return `${[greetingOf(letter), ...paragraphs, ...steps, ...closing, `-- \n${from}`].join('\n\n')}\n`;
}

function htmlOf(letter: Letter, from: string): string {
  const { subject, paragraphs, action, closing } = letter;
  const button = action
    ? html`<p><a class="button" href="${action.url}">${action.label}</a></p>
        <p class="foot">Or copy this link into your browser:<br /><span class="link">${action.url}</span></p>`
    : html``;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${subject}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <div class="sheet">
          <p class="company">Hedgerow</p>
          <h1 dir="auto">${subject}</h1>
          ${[greetingOf(letter), ...paragraphs].map(paragraph)} ${button} ${closing.map(paragraph)}
          <p class="foot">${from}</p>
        </div>
      </body>
    </html> `.source;
}

const paragraph = (text: string): Html => html`<p dir="auto">${text}</p>`;

// Both colour schemes are set, so that mail programs don't invent dark colours.
const STYLE = new Html(`
:root { color-scheme: light dark }
body { margin: 0; padding: 24px 12px; background: #f4f7f3; color: #26352c; font: 16px/1.5 system-ui, "Segoe UI", sans-serif }
.sheet { max-width: 560px; margin: 0 auto; padding: 28px 24px; background: #fff; border-top: 4px solid #2c6e49; border-radius: 8px }
.company { margin: 0; font-weight: 600; color: #2c6e49 }
h1 { margin: 4px 0 16px; font-size: 22px; line-height: 1.3 }
.button { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #2c6e49; color: #fff; font-weight: 600; text-decoration: none }
.foot { font-size: 13px; color: #5c6b62 }
.link { word-break: break-all }
@media (prefers-color-scheme: dark) {
  body { background: #121a15; color: #e3eae5 }
  .sheet { background: #1b2620 }
  .company { color: #7fc79b }
  .button { background: #7fc79b; color: #121a15 }
  .foot { color: #a5b3aa }
}`);
