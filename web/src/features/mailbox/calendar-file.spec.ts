import { readCalendar } from './calendar-file';

const file = (...entries: string[][]) =>
  ['BEGIN:VCALENDAR', ...entries.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join(
    '\r\n',
  );

it('reads local times, escapes and folded lines', () => {
  const entries = readCalendar(
    file([
      'SUMMARY:Spring cleanup\\, front \\; back (Green',
      ' field)',
      'LOCATION:18 Birch Lane\\nMaplewood',
      'DTSTART;TZID=America/New_York:20270608T080000',
      'DTEND;TZID=America/New_York:20270608T103000',
    ]),
  );
  expect(entries).toEqual([
    {
      title: 'Spring cleanup, front ; back (Greenfield)',
      place: '18 Birch Lane, Maplewood',
      date: '2027-06-08',
      hours: ['08:00', '10:30'],
      isCanceled: false,
    },
  ]);
});

it('knows whole days, several entries, and those that are canceled', () => {
  const day = (date: string) => ['SUMMARY:Mowing', `DTSTART;VALUE=DATE:${date}`, `DTEND;VALUE=DATE:${date}`];
  expect(readCalendar(file([...day('20270608'), 'STATUS:CANCELLED'], day('20270615')))).toEqual([
    { title: 'Mowing', place: '', date: '2027-06-08', hours: null, isCanceled: true },
    { title: 'Mowing', place: '', date: '2027-06-15', hours: null, isCanceled: false },
  ]);
});

it('finds nothing in a file of another kind, and leaves out an entry without a date', () => {
  expect(readCalendar('%PDF-1.7')).toEqual([]);
  expect(readCalendar(file(['SUMMARY:Some day']))).toEqual([]);
});
