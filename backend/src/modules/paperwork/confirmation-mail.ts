import { formatDate, formatWindow, formatZone, type LocalTimes } from '../../kernel/formats/index.js';
import { html, Html } from './html.js';

/** What a client is told when their job is confirmed. */
export interface Confirmation {
  /** BCP 47: the form of dates and times. */
  locale: string;
  company: { name: string; phone: string | null; email: string | null; addressLines: string[] };
  /** Whom the letter greets. */
  recipient: string;
  job: { number: string; title: string };
  propertyLines: string[];
  /** Those ahead, in order. */
  visits: LocalTimes[];
}

export interface ConfirmationMail {
  subject: string;
  text: string;
  html: string;
}

export function confirmationMail(confirmation: Confirmation): ConfirmationMail {
  return { subject: subjectOf(confirmation), text: textOf(confirmation), html: htmlOf(confirmation) };
}

function subjectOf({ job, visits, locale, company }: Confirmation): string {
  const first = visits.find((visit) => visit.date)?.date;
  const when = first ? ` for ${formatDate(first, locale)}` : '';
  // A line feed in a header would start another header.
  return `${company.name}: ${job.title} confirmed${when}`.replace(/\s+/g, ' ').trim();
}

function linesOf({ visits, locale }: Confirmation): string[] {
  if (visits.length === 0) return ['We’ll be in touch to set a date.'];
  return visits.map((visit) =>
    visit.date
      ? `${formatDate(visit.date, locale)}, ${visit.windowStart ? formatWindow(visit, locale) : 'any time'}`
      : 'Date to be scheduled',
  );
}

function zonesOf({ visits, locale }: Confirmation): string {
  const timed = visits.filter((visit) => visit.date && visit.windowStart);
  const zones = new Set(timed.map(({ timeZone }) => formatZone(timeZone, locale)));
  return zones.size > 0 ? `Times shown are ${[...zones].join(', ')}.` : '';
}

function closingOf({ visits, company }: Confirmation): string {
  const calendar = visits.some((visit) => visit.date);
  const attached = calendar ? 'Your confirmation and a calendar file are attached.' : 'Your confirmation is attached.';
  return `${attached} Need to make a change? Reply to this email${company.phone ? ' or give us a call' : ''}.`;
}

function textOf(confirmation: Confirmation): string {
  const { company, recipient, job, propertyLines } = confirmation;
  const reach = [company.phone, company.email].filter(Boolean).join(' · ');
  const paragraphs = [
    `Hi ${recipient},`,
    `You’re all set. Your job is confirmed: ${job.title} (${job.number}).`,
    ['When', ...linesOf(confirmation).map((line) => `  ${line}`), zonesOf(confirmation)].filter(Boolean).join('\n'),
    propertyLines.length > 0 ? ['Where', ...propertyLines.map((line) => `  ${line}`)].join('\n') : '',
    closingOf(confirmation),
    [company.name, ...company.addressLines, reach].filter(Boolean).join('\n'),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

const HIDDEN = 'display:none;max-height:0;overflow:hidden';

function htmlOf(confirmation: Confirmation): string {
  const { company, recipient, job, propertyLines, locale } = confirmation;
  const when = linesOf(confirmation);
  const reach = [company.phone, company.email].filter(Boolean).join(' · ');
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${job.title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <div style="${HIDDEN}">${when[0] ?? ''}</div>
        <div class="sheet">
          <p class="company" dir="auto">${company.name}</p>
          <h1 dir="auto">${job.title}</h1>
          <p dir="auto">Hi ${recipient},</p>
          <p>You’re all set. Your job <strong>${job.number}</strong> is confirmed.</p>
          ${section('When', when, zonesOf(confirmation))} ${section('Where', propertyLines, '')}
          <p>${closingOf(confirmation)}</p>
          <p class="foot" dir="auto">${lines([company.name, ...company.addressLines, reach].filter(Boolean))}</p>
        </div>
      </body>
    </html> `.source;
}

function section(heading: string, facts: string[], note: string): Html {
  if (facts.length === 0) return html``;
  const small = note ? html`<br /><span class="foot">${note}</span>` : html``;
  return html`<h2>${heading}</h2>
    <p class="box" dir="auto">${lines(facts)}${small}</p>`;
}

const lines = (texts: string[]): Html[] =>
  texts.map((text, index) => (index === 0 ? html`${text}` : html`<br />${text}`));

// Colours come in pairs, so that a mail program in dark mode need not guess.
const STYLE = new Html(`
:root { color-scheme: light dark }
body { margin: 0; padding: 24px 12px; background: #f4f7f3; color: #26352c; font: 16px/1.5 system-ui, "Segoe UI", sans-serif }
.sheet { max-width: 560px; margin: 0 auto; padding: 28px 24px; background: #fff; border-top: 4px solid #2c6e49; border-radius: 8px }
.company { margin: 0; font-weight: 600; color: #2c6e49 }
h1 { margin: 4px 0 16px; font-size: 24px; line-height: 1.25 }
h2 { margin: 20px 0 6px; font-size: 13px; color: #5c6b62 }
.box { margin: 0 0 16px; padding: 12px 14px; background: #f4f7f3; border-radius: 6px; font-weight: 600 }
.foot { font-size: 13px; font-weight: 400; color: #5c6b62 }
@media (prefers-color-scheme: dark) {
  body { background: #121a15; color: #e3eae5 }
  .sheet { background: #1b2620 }
  .company { color: #7fc79b }
  .box { background: #243129 }
  h2, .foot { color: #a5b3aa }
}`);
