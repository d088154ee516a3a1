import { type Letter, writeLetter } from './letter.js';

const letter = (changes: Partial<Letter> = {}): Letter => ({
  subject: 'Reset your password',
  name: 'Robin',
  paragraphs: ['Use the button below to choose a new password.'],
  action: { label: 'Choose password', url: 'https://hedgerow.example/reset#token' },
  closing: ['The link works for 1 hour.'],
  ...changes,
});

describe('a mail about an account', () => {
  it('says the same in text and in HTML', () => {
    const { subject, text, html } = writeLetter(letter(), 'Hedgerow · https://hedgerow.example');
    expect(subject).toBe('Reset your password');
    for (const body of [text, html])
      for (const words of ['Hi Robin,', 'choose a new password', 'https://hedgerow.example/reset#token', '1 hour.'])
        expect(body).toContain(words);
    expect(text).toContain('Choose password:\nhttps://hedgerow.example/reset#token\n');
  });

  it('needs neither a name nor a button', () => {
    const { action: _, ...notice } = letter({ name: null });
    const { text, html } = writeLetter(notice, 'Hedgerow');
    expect(text.startsWith('Hi,\n')).toBe(true);
    expect(html).not.toContain('class="button"');
  });

  it('escapes names and other input, and keeps the subject on one line', () => {
    const hostile = `<img src=x onerror="alert(1)">`;
    const { subject, html } = writeLetter(
      letter({ name: hostile, subject: `Join ${hostile}\r\nBcc: all@example.com` }),
      'x',
    );
    expect(html).not.toContain('<img');
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
