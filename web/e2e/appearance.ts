import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

const PHONE = { width: 360, height: 740 };

/** What is behind an open dialog has a test of its own, and checking a whole list takes long. */
async function inFront(page: Page): Promise<string> {
  return (await page.getByRole('dialog').count()) > 0 ? '[role=dialog]' : 'html';
}

/** What keeps people out, as sentences: the rule and the elements that break it. */
export async function barriersOf(page: Page, part?: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part ?? (await inFront(page))).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What every screen owes everybody: no barrier in light and in dark, and no scrolling sideways on a small phone. */
export async function expectForEverybody(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours that are still on their way to others would be measured half-way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await barriersOf(page, part), colorScheme).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}
