import { formatDate, formatWindow, formatZone, type LocalTimes } from '../../kernel/formats/index.js';
import { shownPhone } from '../phone-numbers/index.js';
import type { Told } from './client-news.js';
import { html, Html } from '../../kernel/mail/index.js';

/** The content of the mail when a job is confirmed, and when its visits have changed since. */
export interface Confirmation {
  /** BCP 47: the form of dates and times. */
  locale: string;
  company: { name: string; phone: string | null; email: string | null; addressLines: string[] };
  /** Whom the letter greets. */
  recipient: string;
  job: { number: string; title: string };
  propertyLines: string[];
  news: Told['news'];
  /** Those ahead, in order. */
  visits: LocalTimes[];
  /** Visits that the client expects and that no longer take place. */
  cancelled: LocalTimes[];
}

export interface ConfirmationMail {
  subject: string;
  text: string;
  html: string;
}

export function confirmationMail(confirmation: Confirmation): ConfirmationMail {
  return { subject: subjectOf(confirmation), text: textOf(confirmation), html: htmlOf(confirmation) };
}

function subjectOf({ job, news, visits, cancelled, locale, company }: Confirmation): string {
  const { word, before } = SUBJECT[news];
  const [first, ...others] = (news === 'cancelled' ? cancelled : visits).flatMap(({ date }) => date ?? []);
  // If several are canceled, the subject names none of them.
  const when = first && (news !== 'cancelled' || others.length === 0) ? `${before} ${formatDate(first, locale)}` : '';
  // A line feed in a header would start another header.
  return `${company.name}: ${job.title} ${word}${when}`.replace(/\s+/g, ' ').trim();
}

const SUBJECT: Readonly<Record<Told['news'], { word: string; before: string }>> = {
  confirmed: { word: 'confirmed', before: ' for' },
  changed: { word: 'updated', before: ', next visit' },
  cancelled: { word: 'canceled', before: ' for' },
};

/** The words before and after the job's title. */
const OPENING: Readonly<Record<Told['news'], [before: string, after: string]>> = {
  confirmed: ['You’re all set. Your job is confirmed: ', '.'],
  changed: ['The schedule for ', ' has changed. The times below replace the ones we sent you before.'],
  cancelled: ['We’ve canceled the upcoming visits for ', '.'],
};

function sectionsOf(confirmation: Confirmation): Array<{ heading: string; facts: string[]; note: string }> {
  const { news, visits, cancelled, propertyLines, locale } = confirmation;
  const planned = visits.length > 0 ? linesOf(visits, locale) : ['We’ll be in touch to set a date.'];
  const [when, off] = [zonesOf(visits, locale), zonesOf(cancelled, locale)];
  return [
    { heading: 'When', facts: news === 'cancelled' ? [] : planned, note: when },
    { heading: 'Canceled', facts: linesOf(cancelled, locale), note: off === when ? '' : off },
    { heading: 'Where', facts: propertyLines, note: '' },
  ].filter(({ facts }) => facts.length > 0);
}

function linesOf(visits: LocalTimes[], locale: string): string[] {
  return visits.map((visit) =>
    visit.date
      ? `${formatDate(visit.date, locale)}, ${visit.windowStart ? formatWindow(visit, locale) : 'any time'}`
      : 'Date to be scheduled',
  );
}

function zonesOf(visits: LocalTimes[], locale: string): string {
  const timed = visits.filter((visit) => visit.date && visit.windowStart);
  const zones = new Set(timed.map(({ timeZone }) => formatZone(timeZone, locale)));
  return zones.size > 0 ? `Times shown are ${[...zones].join(', ')}.` : '';
}

function closingOf({ news, visits, cancelled, company }: Confirmation): string {
  const change = news === 'cancelled' ? 'Have a question' : 'Need to make a change';
  return `${attachedTo(news, visits, cancelled)} ${change}? Reply to this email${company.phone ? ' or give us a call' : ''}.`;
}

function attachedTo(news: Told['news'], visits: LocalTimes[], cancelled: LocalTimes[]): string {
  const removal = 'Open the attached calendar file to remove canceled visits from your calendar.';
  if (news === 'cancelled') return removal;
  const paper = news === 'changed' ? 'Your updated confirmation' : 'Your confirmation';
  const dated = visits.some((visit) => visit.date);
  const attached = dated ? `${paper} and a calendar file are attached.` : `${paper} is attached.`;
  return cancelled.length > 0 ? `${attached} A second calendar file removes canceled visits.` : attached;
}

function textOf(confirmation: Confirmation): string {
  const { company, recipient, job, news } = confirmation;
  const [before, after] = OPENING[news];
  const paragraphs = [
    `Hi ${recipient},`,
    `${before}${job.title} (${job.number})${after}`,
    ...sectionsOf(confirmation).map(({ heading, facts, note }) =>
      [heading, ...facts.map((line) => `  ${line}`), note].filter(Boolean).join('\n'),
    ),
    closingOf(confirmation),
    [company.name, ...company.addressLines, reachOf(confirmation)].filter(Boolean).join('\n'),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

const reachOf = ({ company: { phone, email }, locale }: Confirmation): string =>
  [phone && shownPhone(phone, locale), email].filter(Boolean).join(' · ');

const HIDDEN = 'display:none;max-height:0;overflow:hidden';

function htmlOf(confirmation: Confirmation): string {
  const { company, recipient, job, news, locale } = confirmation;
  const [before, after] = OPENING[news];
  const sections = sectionsOf(confirmation);
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
        <div style="${HIDDEN}">${sections[0]?.facts[0] ?? ''}</div>
        <div class="sheet">
          <p class="company" dir="auto">${company.name}</p>
          <h1 dir="auto">${job.title}</h1>
          <p dir="auto">Hi ${recipient},</p>
          <p>${before}${job.title} (<strong>${job.number}</strong>)${after}</p>
          ${sections.map(section)}
          <p>${closingOf(confirmation)}</p>
          <p class="foot" dir="auto">
            ${lines([company.name, ...company.addressLines, reachOf(confirmation)].filter(Boolean))}
          </p>
        </div>
      </body>
    </html> `.source;
}

function section({ heading, facts, note }: { heading: string; facts: string[]; note: string }): Html {
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
