import type { VisitDto } from '../api/generated/requests/types.gen';

const LINE = 18;

/** A PDF of one page: enough for any reader to show it. */
export function pdfFile(lines: readonly string[]): Blob {
  const text = lines.map((line) => `(${line.replace(/[^ -~]/g, '?').replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  const content = `BT /F1 12 Tf ${LINE} TL 60 780 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Blob([file, table, trailer], { type: 'application/pdf' });
}

/** Visits for the client's calendar, as iCalendar. */
export function calendarFile(company: string, visits: readonly VisitDto[]): Blob {
  const events = visits.flatMap(({ id, jobTitle, date, startAt, endAt, address }) => {
    if (date === null) return [];
    const when =
      startAt && endAt
        ? [`DTSTART:${compact(startAt)}`, `DTEND:${compact(endAt)}`]
        : [`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`];
    const what = [`UID:${id}@hedgerow.example`, `SUMMARY:${jobTitle} (${company})`, `LOCATION:${address ?? ''}`];
    return ['BEGIN:VEVENT', ...what, 'DTSTAMP:20260101T000000Z', ...when, 'END:VEVENT'];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hedgerow//Mock//EN',
    'METHOD:PUBLISH',
    ...events,
    'END:VCALENDAR',
  ];
  return new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/calendar' });
}

/** Rows as a CSV file. */
export const csvFile = (rows: ReadonlyArray<ReadonlyArray<string | number>>): Blob =>
  new Blob(
    [rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n'), '\r\n'],
    { type: 'text/csv' },
  );

const compact = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '');
