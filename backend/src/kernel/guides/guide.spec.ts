import { readGuides } from './guide.js';
import { contentsPage, guidePage } from './guide-page.js';

const guides = readGuides();

describe('the guides', () => {
  it('cover what a newcomer has to know, in reading order', () => {
    const needed = ['authentication', 'pagination', 'errors', 'idempotency', 'concurrency', 'long-work', 'webhooks'];
    const names = guides.map(({ name }) => name);
    expect(names[0]).toBe('quick-start');
    expect(names).toEqual(expect.arrayContaining([...needed, 'limits', 'versioning', 'mobile']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('each start with their purpose, and have sections that can be linked to', () => {
    for (const { title, summary, sections } of guides) {
      expect([title, summary.length > 20 && !/[`*[]/.test(summary)]).toEqual([title, true]);
      expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
      expect(sections.every(({ id }) => /^[a-z0-9-]+$/.test(id))).toBe(true);
    }
  });

  it('have no script and no inline style, so that the content security policy can forbid both', () => {
    const pages = [contentsPage(guides), ...guides.map((guide) => guidePage(guide, guides))];
    for (const page of pages) expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
  });

  it('show code as written, whatever is in it', () => {
    const [pagination] = guides.filter(({ name }) => name === 'pagination');
    expect(pagination?.html).toContain('Map&#60;string, string&#62;()');
    expect(pagination?.html).not.toContain('Map<string');
  });

  it('show readers and screen readers where they are', () => {
    const [errors] = guides.filter(({ name }) => name === 'errors');
    if (!errors) throw new Error('There is no guide to errors.');
    const page = guidePage(errors, guides);
    expect(page.match(/aria-current="page"/g)).toHaveLength(2);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<title>Errors · Hedgerow API</title>');
  });
});
