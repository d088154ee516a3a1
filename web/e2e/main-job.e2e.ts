import type { Browser, Page } from '@playwright/test';
import { complaintsOf, expect, test, unique } from './test';

/** Far enough ahead that the demo has no visits yet. */
const VISIT_DAY = new Date(Date.now() + 320 * 24 * 3_600_000).toISOString().slice(0, 10);

test('the main workflow: a client list, a job, its papers, its mail', async ({ page, browser, baseURL }) => {
  // A whole morning of an office in one story, with two browsers and the worker on the same machine.
  test.slow();
  const complaints = complaintsOf(page);
  const surname = unique('O’Shaughnessy');
  const client = `Siobhán ${surname}`;
  const title = unique('Hedge trimming');

  await page.goto('/');
  await page.getByRole('button', { name: /Morgan Hale/ }).click();
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible();
  const colleague = await dispatcherAtJobs(browser, baseURL ?? '');

  await test.step('the list comes in: columns, check, run', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Imports' }).click();
    await page.getByRole('link', { name: 'Import clients' }).first().click();
    await page.getByLabel('Choose file').setInputFiles({
      name: 'contacts.csv',
      mimeType: 'text/csv',
      buffer: googleContacts(surname),
    });
    await expect(page.getByText('Detected: Google Contacts.')).toBeVisible();
    await mapColumns(page, client);

    await page.getByRole('button', { name: 'Check rows' }).click();
    const findings = page.getByRole('region', { name: 'Review before importing' });
    await expect(findings).toContainText(/3\s*new clients|new clients\s*3/);
    const toMend = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download rows to fix' }).click();
    expect((await toMend).suggestedFilename()).toBe('contacts-to-fix.csv');
    await page.getByRole('tab', { name: /^Warnings/ }).click();
    await expect(page.getByRole('row', { name: /not an address/ })).toContainText('E-mail 1 - Value');

    await page.getByRole('button', { name: 'Import 3 clients' }).click();
    await expect(page.getByRole('heading', { name: 'Imported with errors' })).toBeVisible();
  });

  await test.step('an imported client gets a job with a visit', async () => {
    await page.getByRole('link', { name: 'View new clients' }).click();
    await page.getByRole('grid', { name: 'Clients' }).getByRole('link', { name: client }).click();
    await expect(page.getByRole('heading', { name: client, level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Create job' }).click();
    await planJob(page, client, title);
  });

  await test.step('the worker makes the papers, and the screen shows it', async () => {
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    const paper = page.getByRole('region', { name: 'Work order' });
    await expect(paper.getByRole('status')).toHaveText('Ready');
    await paper.getByRole('button', { name: 'View' }).click();
    const preview = page.getByRole('dialog', { name: /^Work order J-/ });
    await expect(preview.getByText('Leave the hydrangeas alone.')).toBeVisible();
    await preview.getByRole('button', { name: 'Close' }).click();
    const confirmation = page.getByRole('region', { name: 'Client confirmation' });
    await expect(confirmation.getByRole('status')).toHaveText('Saved, not sent');
    await expect(confirmation).toContainText(addressOf(surname));
  });

  await test.step('a colleague sees the job without reloading', async () => {
    await expect(colleague.getByRole('row', { name: title })).toBeVisible();
    await colleague.context().close();
  });

  await test.step('the mail is in the mailbox, with work order and calendar', async () => {
    await page.getByRole('link', { name: 'View message' }).click();
    await expect(page.frameLocator('iframe').getByText(`Hi ${client}`)).toBeVisible();
    const files = page.getByRole('region', { name: 'Attachments' });
    await expect(files).toContainText(/J-\d+\.pdf/);
    await expect(files).toContainText(/J-\d+\.ics/);
  });

  expect(complaints.filter((complaint) => !complaint.includes("'allow-scripts' permission is not set"))).toEqual([]);
});

/** A colleague's screen, open and live before the job exists. */
async function dispatcherAtJobs(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto('/sign-in?next=/jobs');
  await page.getByRole('button', { name: /Tessa Lindqvist/ }).click();
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^Live$/ })).toBeVisible();
  return page;
}

/** Leaves a column out and takes it back in: the preview follows each choice. */
async function mapColumns(page: Page, client: string): Promise<void> {
  const preview = page.getByRole('list', { name: 'Preview of first rows' });
  const first = preview.getByRole('listitem').filter({ hasText: client });
  await expect(first).toContainText('Weekly');
  const labels = page.getByRole('combobox', { name: 'Map Labels to' });
  await labels.click();
  await page.getByRole('option', { name: 'Don’t import' }).click();
  await expect(first).not.toContainText('Weekly');
  await labels.click();
  await page.getByRole('option', { name: 'Tags', exact: true }).click();
  await expect(first).toContainText('Weekly');
  // There are only a hundred 555-01xx numbers: somebody in the demo has ours.
  await page.getByRole('radio', { name: 'Import as a new client anyway' }).click();
  await expect(first).toContainText('New client');
}

async function planJob(page: Page, client: string, title: string): Promise<void> {
  const form = page.getByRole('dialog', { name: 'New job' });
  await expect(form.getByRole('combobox', { name: 'Client' })).toHaveValue(client);
  await expect(form.getByRole('combobox', { name: 'Property' })).toHaveValue(/7 Quince Court/);
  await form.getByRole('textbox', { name: 'Job title' }).fill(title);
  await form.getByLabel('Date', { exact: true }).fill(VISIT_DAY);
  await form.getByLabel('Start', { exact: true }).fill('08:00');
  await form.getByLabel('End', { exact: true }).fill('10:30');
  await form.getByRole('textbox', { name: 'Instructions' }).fill('Leave the hydrangeas alone.');
  await form.getByRole('textbox', { name: 'Checklist item 1' }).fill('Gate closed');
  await expect(form.getByRole('switch', { name: 'Email the client' })).toBeChecked();
  await form.getByRole('button', { name: 'Confirm job' }).click();
}

const addressOf = (surname: string): string => `siobhan.${surname.slice(-6)}@example.com`;

/** As Google writes it: a person, a company, and a row with an invalid address. */
function googleContacts(surname: string): Buffer {
  const rows = [
    ['First Name', 'Last Name', 'Organization Name', 'Labels', 'E-mail 1 - Value', 'Phone 1 - Value', ...ADDRESS],
    ['Siobhán', surname, '', '* myContacts ::: Weekly', addressOf(surname), '(908) 555-0143', ...PLACE],
    ['', '', `Moss & Fern ${surname}`, '* myContacts', '', '(908) 555-0144', ...PLACE],
    ['Nobody', surname, '', '', 'not an address', '', ...PLACE.map(() => '')],
    ['', '', '', '', addressOf(unique('nameless')), '', ...PLACE],
  ];
  const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  return Buffer.from(`\uFEFF${quoted.join('\r\n')}\r\n`);
}

const ADDRESS = ['Street', 'City', 'Region', 'Postal Code', 'Country'].map((part) => `Address 1 - ${part}`);
const PLACE = ['7 Quince Court', 'Westfield', 'NJ', '07090', 'US'];
