import { safeFileName } from './file-name.js';

describe('Uploads: no path in names (promise 2.12): an uploaded file name', () => {
  it.each([
    ['clients.csv', 'clients.csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Ada\\Clients 2026.csv', 'Clients 2026.csv'],
    ['Rechnung\u0000.pdf', 'Rechnung.pdf'],
    ['line\r\nbreak.txt', 'linebreak.txt'],
    ['gnp\u202eexe.png', 'gnpexe.png'],
    ['Grünschnitt – 庭.jpg', 'Grünschnitt – 庭.jpg'],
    ['half \ud83d', 'half \ufffd'],
    ['..', 'file'],
    ['/', 'file'],
    ['', 'file'],
  ])('%j becomes %j', (given, name) => {
    expect(safeFileName(given)).toBe(name);
  });

  it('is cut to 255 characters and keeps its extension', () => {
    expect(safeFileName(`${'a'.repeat(300)}.csv`)).toBe(`${'a'.repeat(251)}.csv`);
    expect(safeFileName('b'.repeat(300))).toHaveLength(255);
  });
});
