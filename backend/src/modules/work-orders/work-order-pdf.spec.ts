import sharp from 'sharp';
import { Threads } from '../../kernel/threads/index.js';
import { MANY_TURNS, turnsUntil } from '../../../test/support/event-loop-turns.js';
import { forClient, renderConfirmation } from './confirmation-pdf.js';
import { PrintPaper } from './print-paper.js';
import { printed } from './printed-work-order.js';
import { aWorkOrder } from './work-order.factory.js';
import { renderWorkOrder } from './work-order-pdf.js';
import type { WorkOrder } from './work-order.js';

async function pdfOf(order: WorkOrder): Promise<string> {
  return Buffer.from((await renderWorkOrder(order)).pdf).toString('latin1');
}

const pagesOf = (pdf: string): number => pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

describe('the PDF of a work order', () => {
  it('is one page in the paper size of the country', async () => {
    const [letter, a4] = [await pdfOf(aWorkOrder()), await pdfOf(aWorkOrder({ locale: 'de-DE' }))];
    expect(letter).toMatch(/^%PDF-1\.\d/);
    expect(letter).toContain('/MediaBox [0 0 612 792]');
    expect(a4).toContain('/MediaBox [0 0 595.28 841.89]');
    expect(pagesOf(letter)).toBe(1);
  });

  it('flows over as many pages as the instructions take', async () => {
    const instructions = Array.from({ length: 120 }, (_, index) => `${index + 1}. Rake the bed.`).join('\n');
    const order = aWorkOrder();
    const pdf = await pdfOf({ ...order, job: { ...order.job, instructions } });
    expect(pagesOf(pdf)).toBe(4);
  });

  it('embeds its fonts, and only the needed parts', async () => {
    const order = aWorkOrder({ client: { name: '李 Müller Щукин שלום', number: null, contact: null } });
    const pdf = await pdfOf(order);
    const fonts = pdf.match(/\/FontName \/[A-Z]{6}\+\S+/g) ?? [];
    expect(fonts.length).toBeGreaterThanOrEqual(5);
    expect(pdf).not.toContain('/Helvetica');
    expect(pdf.length).toBeLessThan(80_000);
  });

  it.each(['png', 'jpeg'] as const)('shows a %s logo', async (format) => {
    const image = sharp({ create: { width: 300, height: 80, channels: 3, background: '#2c6e49' } });
    const logo = { bytes: await image.toFormat(format).toBuffer(), width: 300, height: 80 };
    const order = aWorkOrder();
    expect(await pdfOf({ ...order, company: { ...order.company, logo } })).toContain('/Subtype /Image');
  });

  it('does not block the event loop, however long it is', async () => {
    const logo = await sharp({ create: { width: 300, height: 80, channels: 3, background: '#2c6e49' } })
      .png()
      .toBuffer();
    const order = aWorkOrder();
    const [visit] = order.visits;
    const large = {
      ...order,
      company: { ...order.company, logo: { bytes: logo, width: 300, height: 80 } },
      visits: Array.from({ length: 4 }, () => ({ ...visit, instructions: 'क्षि '.repeat(200) })) as typeof order.visits,
    };
    const threads = new Threads();
    const printing = threads.run(PrintPaper, { for: 'crew', order: large });
    expect(await turnsUntil(printing)).toBeGreaterThan(MANY_TURNS);
    await threads.onApplicationShutdown();
    expect(Buffer.from((await printing).pdf).toString('latin1')).toContain('/Subtype /Image');
  });

  it('lists the characters that no font has, by number', async () => {
    const order = aWorkOrder({ client: { name: 'Nu \u{12000}\u{12000} \ue000', number: null, contact: null } });
    expect((await renderWorkOrder(order)).missing).toEqual(['U+12000', 'U+E000']);
  });

  it('needs no optional field', async () => {
    const bare = aWorkOrder({
      company: { name: '—', addressLines: [], phone: null, email: null, logo: null },
      property: { name: null, addressLines: [], accessNotes: null, parking: null, hazards: [], measurements: [] },
      job: { number: 'J-00001', title: 'Mowing', instructions: null, poNumber: null },
      visits: [],
      checklist: [],
    });
    expect(pagesOf(await pdfOf(bare))).toBe(1);
  });
});

describe('the version for the client', () => {
  it('says what, where and when, and nothing internal to office and crew', async () => {
    const inside = [
      'Leave the hydrangeas',
      'side gate',
      'On the street',
      'Dog in the back',
      'Gate closed',
      'North crew',
    ];
    const order = aWorkOrder();
    const words = JSON.stringify(printed(forClient(order), false));
    expect(inside.filter((word) => JSON.stringify(printed(order)).includes(word))).toEqual(inside);
    expect(inside.filter((word) => words.includes(word))).toEqual([]);
    for (const word of ['Spring cleanup', "Maeve O'Brien", '1207 Cayuga Heights Rd', 'Mon, Mar 9, 2026', '8:00 AM']) {
      expect(words).toContain(word);
    }
    const { pdf, missing } = await renderConfirmation(order);
    expect([pagesOf(Buffer.from(pdf).toString('latin1')), missing]).toEqual([1, []]);
  });
});

describe('the text of a work order', () => {
  it('follows the locale and the units of the company', () => {
    const us = printed(aWorkOrder());
    expect(us.visits[0]).toMatchObject({ date: 'Mon, Mar 9, 2026', window: '8:00 AM – 10:00 AM' });
    expect(us.measurements).toEqual([{ label: 'Front lawn', quantity: '4,200 sq ft' }]);
    expect(us.zones).toBe('Eastern Time');
    const german = printed(aWorkOrder({ locale: 'de-DE', unitSystem: 'metric' }));
    expect(german.visits[0]).toMatchObject({ date: 'Mo., 9. März 2026', window: '08:00 – 10:00' });
    expect(german.measurements).toEqual([{ label: 'Front lawn', quantity: '390 m²' }]);
  });

  it('is readable, phone numbers and hazards included', () => {
    const { company, client, property } = aWorkOrder();
    const order = aWorkOrder({
      company: { ...company, phone: '6075550114' },
      client: { ...client, contact: { name: 'Maeve', phone: '5515550104', email: null } },
      property: { ...property, hazards: ['irrigation_heads', 'Dog in the back yard'] },
    });
    const crews = printed(order);
    expect(crews.hazards).toBe('irrigation heads\nDog in the back yard');
    for (const page of [crews, printed(forClient(order), false)]) {
      expect(page.client.lines).toContain('(551) 555-0104');
      expect(page.company.details[1]).toContain('(607) 555-0114');
    }
  });

  it('names the lead, and says what is not known yet', () => {
    const unplanned = {
      date: null,
      windowStart: null,
      windowEnd: null,
      timeZone: 'UTC',
      instructions: null,
      crew: null,
    };
    const { visits } = printed(aWorkOrder({ visits: [...aWorkOrder().visits, unplanned] }));
    expect(visits[0]?.crew?.members).toBe('Luis Ortega (lead)');
    expect(visits[1]).toMatchObject({ date: 'Date to be scheduled', window: '', crew: { name: 'Unassigned' } });
  });

  it.each([
    ['Greenfield Lawn & Landscape', 'GL'],
    ['李园艺', '李'],
    ['Öztürk', 'Ö'],
    ['—', ''],
  ])('shortens %s to the monogram "%s"', (name, monogram) => {
    const { company } = aWorkOrder();
    expect(printed(aWorkOrder({ company: { ...company, name } })).company.monogram).toBe(monogram);
  });
});
