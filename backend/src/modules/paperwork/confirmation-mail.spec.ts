import { type Confirmation, confirmationMail } from './confirmation-mail.js';

const timeZone = 'America/New_York';

const confirmation = (changes: Partial<Confirmation> = {}): Confirmation => ({
  locale: 'en-US',
  company: { name: 'Greenfield', phone: '(607) 555-0114', email: 'office@greenfield.example', addressLines: [] },
  recipient: 'Maeve',
  job: { number: 'J-00042', title: 'Spring cleanup' },
  propertyLines: ['1207 Cayuga Heights Rd', 'Ithaca, NY 14850'],
  news: 'confirmed',
  cancelled: [],
  visits: [{ date: '2026-03-09', windowStart: '08:00', windowEnd: '10:00', timeZone }],
  ...changes,
});

describe('the confirmation e-mail', () => {
  it('says what, when and where, in text and in HTML', () => {
    const mail = confirmationMail(confirmation());
    expect(mail.subject).toBe('Greenfield: Spring cleanup confirmed for Mon, Mar 9, 2026');
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain('J-00042');
      expect(body).toContain('Mon, Mar 9, 2026, 8:00 AM – 10:00 AM');
      expect(body).toContain('Times shown are Eastern Time.');
      expect(body).toContain('1207 Cayuga Heights Rd');
      expect(body).toContain('a calendar file');
    }
  });

  it('escapes what people wrote', () => {
    const hostile = `<script>alert("x")</script>'&`;
    const mail = confirmationMail(
      confirmation({ recipient: hostile, job: { number: 'J-1', title: hostile }, propertyLines: [hostile] }),
    );
    expect(mail.html).not.toContain('<script>');
    expect(mail.html).not.toMatch(/alert\("x"\)/);
    expect(mail.html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;');
  });

  it('keeps the subject on one line, whatever the title', () => {
    const mail = confirmationMail(
      confirmation({ job: { number: 'J-1', title: 'Mulch\r\nBcc: everyone@example.com' } }),
    );
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it('is well-formed: every element is closed in order', () => {
    expect(unclosed(confirmationMail(confirmation()).html)).toEqual([]);
    expect(unclosed(confirmationMail(confirmation({ visits: [], propertyLines: [] })).html)).toEqual([]);
  });

  it('promises a calendar file only when there is a date', () => {
    const unplanned = { date: null, windowStart: null, windowEnd: null, timeZone };
    const mail = confirmationMail(confirmation({ visits: [unplanned] }));
    expect(mail.subject).toBe('Greenfield: Spring cleanup confirmed');
    expect(mail.text).toContain('Date to be scheduled');
    expect(mail.text).not.toContain('calendar file');
  });

  it('asks nobody to call a company without a telephone', () => {
    const { company } = confirmation();
    const called = confirmationMail(confirmation({ company: { ...company, phone: '6075550114' } }));
    expect(called.text).toContain('Reply to this email or give us a call.');
    for (const body of [called.text, called.html]) expect(body).toContain('(607) 555-0114');
    const mail = confirmationMail(confirmation({ company: { ...company, phone: null } }));
    expect(mail.text).toContain('Reply to this email.');
  });
});

function unclosed(source: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = '', rest = ''] of source.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:[^a-z0-9>][^>]*)?)>/g)) {
    if (rest.endsWith('/')) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return [`</${name}> closes nothing`];
  }
  return open;
}
