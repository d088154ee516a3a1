import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { complaintsOf, expect, test } from './test';

/** Goes on after a failure, so that one screen does not hide the others. */
const expectSoftly = expect.configure({ soft: true });

export const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** The rules that depend on colors: the others see the same page in light and in dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What breaks them is minor or moderate, and never told. A rule that is not known here runs. */
const LESSER_RULES = [
  ...['aria-allowed-role', 'aria-deprecated-role', 'empty-heading', 'empty-table-header', 'image-redundant-alt'],
  ...['meta-viewport-large', 'presentation-role-conflict', 'server-side-image-map', 'table-duplicate-name'],
  ...['form-field-multiple-labels', 'heading-order', 'html-xml-lang-mismatch', 'landmark-banner-is-top-level'],
  ...['landmark-contentinfo-is-top-level', 'landmark-main-is-top-level', 'landmark-no-duplicate-banner'],
  ...['landmark-no-duplicate-contentinfo', 'landmark-no-duplicate-main', 'landmark-one-main', 'landmark-unique'],
  ...['meta-viewport', 'no-autoplay-audio', 'page-has-heading-one', 'region', 'scope-attr-valid', 'skip-link'],
];
const WITHOUT_LESSER = Object.fromEntries(LESSER_RULES.map((rule) => [rule, { enabled: false }]));

/** The page behind an open dialog has its own test, and checking a whole list takes long. */
async function inFront(page: Page): Promise<string> {
  return (await page.getByRole('dialog').count()) > 0 ? '[role=dialog]' : 'html';
}

/** Barriers in words: the rule and the elements that break it. */
export async function barriersOf(page: Page, part?: string, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    iframes: false,
    ...(rules ? { runOnly: rules } : { rules: WITHOUT_LESSER }),
  };
  const violations = await page.evaluate(
    async ([where, how]) => {
      const checker = (window as unknown as { axe: typeof axe }).axe;
      const results: AxeResults = await checker.run(where, how);
      return results.violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes.map((node) => node.html) }));
    },
    [part ?? (await inFront(page)), options] as const,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${id}: ${html.join(' ')}`);
}

const isDark = (page: Page) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

/** Switches to light or dark and waits for color transitions to end; otherwise colors would be measured half-way. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    // An inherited color starts its transition only after its parent’s has ended.
    for (let still = 0; still < 3; still += 1) {
      await new Promise(requestAnimationFrame);
      const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      if (changes.length > 0) still = 0;
      await Promise.allSettled(changes.map((change) => change.finished));
    }
  });
}

/** What every screen owes everybody: no barrier in light and in dark, and no scrolling sideways on a small phone. */
export async function expectForEverybody(page: Page, part?: string): Promise<void> {
  const place = new URL(page.url()).pathname;
  // Begins as the last screen ended: every switch gives each element its style anew.
  const [first, second] = (await isDark(page)) ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  await showIn(page, first);
  expectSoftly(await barriersOf(page, part), `${place} in ${first}`).toEqual([]);
  await showIn(page, second);
  expectSoftly(await barriersOf(page, part, OF_COLOURS), `${place} in ${second}`).toEqual([]);
  await page.setViewportSize(PHONE);
  await expectSoftly
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${place} on a phone`)
    .toBeLessThanOrEqual(PHONE.width);
}

export interface Screen {
  path: string;
  /** The heading that shows that the page has loaded. */
  heading: string | RegExp;
  /** A button to press first, to check what it opens. */
  press?: string;
}

interface AppRouter {
  navigate(to: { href: string }): Promise<void>;
  state: { status: string; location: { href: string }; resolvedLocation?: { href: string } };
}

/** Navigates as a link does and waits: the old screen stays until the new one has its data. */
async function follow(page: Page, href: string): Promise<void> {
  await page.evaluate(async (to) => {
    const router = (window as unknown as { __TSR_ROUTER__: AppRouter }).__TSR_ROUTER__;
    await router.navigate({ href: to });
    const isThere = () =>
      router.state.status === 'idle' && router.state.resolvedLocation?.href === router.state.location.href;
    while (!isThere()) await new Promise(requestAnimationFrame);
  }, href);
}

/**
 * One person opens these one after the other, in one browser and one app as people do: loading it anew for each takes
 * twice as long.
 */
export async function expectScreensForEverybody(page: Page, screens: readonly Screen[]): Promise<void> {
  test.slow();
  const complaints = complaintsOf(page);
  for (const [index, { path, heading, press }] of screens.entries()) {
    await test.step(press ? `${path}: ${press}` : path, async () => {
      await page.setViewportSize(DESKTOP);
      // Before sign-in there is no router, and pages are documents.
      const hasRouter = index > 0 && (await page.evaluate(() => '__TSR_ROUTER__' in window));
      if (hasRouter) await follow(page, path);
      else await page.goto(path);
      await expectSoftly(page.getByRole('heading', { name: heading }).first(), path).toBeVisible();
      if (press) await page.getByRole('button', { name: press }).click();
      await expectForEverybody(page);
      expectSoftly(complaints.splice(0), `${path} complains`).toEqual([]);
    });
  }
}
