import { Hedgerow, type SignInDto } from '@hedgerow/sdk';
import { type APIRequestContext, type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import { newestLink } from '../../scripts/stack/account-mail.mjs';

export { expect };

/** Members of the demo's company; `neighbor` owns the other one, which no other test uses. */
export type Person = 'owner' | 'office' | 'dispatch' | 'lead' | 'crew' | 'accounting' | 'neighbor';

export const DEMO_PASSWORD = 'hedgerow-demo-2026';
export const emailOf = (person: Person): string =>
  person === 'neighbor' ? 'owner@rival.example' : `${person}@greenfield.example`;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

interface PerTest {
  /** Signs this browser in without the sign-in page. */
  signIn: (person: Person) => Promise<void>;
  /** A client of the demo: a company, so that it has several contacts. */
  clientId: string;
}

interface PerWorker {
  baseUrl: string;
  /**
   * Who is signed in, from test to test: sign-ins are limited, as they should be, and one browser of a real person
   * signs in once a month too. The refresh token rotates, so each test hands on the cookie that it ended with.
   */
  cookies: Map<Person, Cookies>;
  /** The API as the office manager: for what another program does meanwhile, and for a test's data. */
  office: Hedgerow;
}

export const test = base.extend<PerTest, PerWorker>({
  baseUrl: [async ({}, use) => use(process.env['E2E_BASE_URL'] ?? ''), { scope: 'worker' }],
  cookies: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  baseURL: async ({ baseUrl }, use) => use(baseUrl),

  signIn: async ({ context, page, cookies }, use) => {
    let who: Person | undefined;
    await use(async (person) => {
      who = person;
      const kept = cookies.get(person);
      if (kept) return context.addCookies(kept);
      const answer = await page.request.post('/api/v1/auth/login', {
        data: { email: emailOf(person), password: DEMO_PASSWORD },
      });
      if (!answer.ok()) throw new Error(`Sign-in answered ${answer.status()}: ${await answer.text()}`);
    });
    // No refresh may be in flight while the cookie is read. A second page would start another process.
    await page.close();
    if (who) cookies.set(who, await context.cookies());
  },

  office: [async ({ baseUrl }, use) => use(await signedIn(baseUrl, emailOf('office'))), { scope: 'worker' }],

  clientId: async ({ office }, use) => {
    const { items } = await office.clients.listClients({ query: { kind: 'company', limit: 1 } });
    const [first] = items;
    if (!first) throw new Error('The demo has no company among its clients.');
    await use(first.id);
  },
});

/** The API as this person. */
export async function signedIn(baseUrl: string, email: string): Promise<Hedgerow> {
  const anybody = new Hedgerow({ baseUrl });
  const { accessToken } = await anybody.signIn.login({ body: { email, password: DEMO_PASSWORD, client: 'api' } });
  return new Hedgerow({ baseUrl, accessToken });
}

/** A name unique to this test. */
export const unique = (name: string): string => `${name} ${Math.random().toString(36).slice(2, 8)}`;
export const uniqueEmail = (name: string): string => `${unique(name).replace(' ', '-')}@example.com`;

export const FIRST_PASSWORD = 'three quiet wheelbarrows';

/**
 * Registers a company that no other test uses. The browser whose requests these are is then its owner’s; a program
 * gets an access token.
 */
export async function register(request: APIRequestContext, email: string, client?: 'api'): Promise<string> {
  const company = { companyName: 'Willow', name: 'Kim Sorrel', timezone: 'America/New_York' };
  const answer = await request.post('/api/v1/auth/register', {
    data: { ...company, email, password: FIRST_PASSWORD, ...(client && { client }) },
  });
  expect(answer.status()).toBe(201);
  // Playwright reads JSON without types.
  const { accessToken } = (await answer.json()) as SignInDto;
  return accessToken;
}

/** The link in the newest email to this address that asks for something: notices of new devices come on their own. */
export const mailedLink = (email: string): Promise<string> =>
  newestLink(process.env['E2E_DATA_DIR'] ?? '.data', email, 0, '/secure-account#');

/** The link of the newest notice to this address, for people who did not do what it tells of. */
export const noticeLink = (email: string): Promise<string> =>
  newestLink(process.env['E2E_DATA_DIR'] ?? '.data', email, 0, '/reset-password#');

/** Collects the page's errors: a test that ends with any has failed. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser reports every 4xx, but tests provoke those on purpose.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  return complaints;
}
