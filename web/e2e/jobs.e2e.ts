import type { CrewDto, Hedgerow, JobDto } from '@hedgerow/sdk';
import { expectForEverybody, expectScreensForEverybody } from './appearance';
import { expect, test, unique } from './test';

const daysAhead = (days: number): string => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
const DAY = daysAhead(30);
const OTHER_DAY = daysAhead(31);

test('a visit is dispatched, recalled, skipped and scheduled again', async ({ page, signIn, office }) => {
  const job = await confirmedJob(office);
  await signIn('office');
  await page.goto(`/jobs/${job.id}`);
  const visits = page.getByRole('region', { name: 'Visits' });
  await visits.getByRole('button', { name: 'Dispatch' }).click();
  await expect(visits).toContainText('Dispatched');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(visits).toContainText('Scheduled');

  await visits.getByRole('button', { name: 'More visit actions' }).click();
  await page.getByRole('menuitem', { name: 'Skip…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Skip this visit?' });
  await dialog.getByRole('button', { name: 'Skip visit' }).click();
  await expect(dialog).toContainText('Choose a reason.');
  await dialog.getByText('Weather').click();
  await dialog.getByRole('button', { name: 'Skip visit' }).click();
  await expect(visits).toContainText('Skipped');

  await visits.getByRole('button', { name: 'Reschedule' }).click();
  const form = page.getByRole('dialog', { name: 'Schedule visit' });
  await form.getByLabel('Date', { exact: true }).fill(OTHER_DAY);
  await form.getByRole('button', { name: 'Schedule' }).click();
  await expect(visits).toContainText('Rescheduled from');
});

test('a visit must end after it starts; a double-booked crew needs a confirmation', async ({
  page,
  signIn,
  office,
}) => {
  const crew = await newCrew(office);
  const first = await confirmedJob(office, { crew });
  const second = await confirmedJob(office, { crew, date: OTHER_DAY });
  await signIn('office');
  await page.goto(`/jobs/${second.id}/visits/new`);
  const form = page.getByRole('dialog', { name: /^New visit for/ });
  await form.getByLabel('Date', { exact: true }).fill(DAY);
  await form.getByLabel('Start', { exact: true }).fill('09:00');
  await form.getByLabel('End', { exact: true }).fill('08:00');
  await form.getByRole('button', { name: 'Add visit' }).click();
  await expect(form.getByLabel('End', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(form).toContainText('End time must be after start time.');

  await form.getByLabel('End', { exact: true }).fill('10:00');
  await form.getByRole('button', { name: 'Add visit' }).click();
  await expect(form.getByRole('alert')).toContainText(first.number);
  await form.getByRole('button', { name: 'Schedule anyway' }).click();
  await expect(form).toBeHidden();
  const planned = await office.jobs.getJob({ path: { jobId: second.id } });
  expect(planned.visits).toHaveLength(2);
});

test('a job is put on hold with a reason, resumed from the toast, and canceled', async ({ page, signIn, office }) => {
  const job = await confirmedJob(office);
  await signIn('office');
  await page.goto(`/jobs/${job.id}`);
  await page.getByRole('button', { name: 'More actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Put on hold…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Waiting for the paving');
  await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
  await expect(page.getByText('“Waiting for the paving”')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Complete job', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'More actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Cancel job…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel this job?' });
  await dialog.getByRole('button', { name: 'Cancel job' }).click();
  await expect(dialog).toContainText('Enter a reason.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Found somebody else');
  await dialog.getByRole('button', { name: 'Cancel job' }).click();
  await expect(page.getByRole('region', { name: 'Visits' })).toContainText('Canceled');
});

test('a client with an outdated schedule is emailed when the office says so, also about a canceled job', async ({
  page,
  signIn,
  office,
}) => {
  const { id, confirmation } = await confirmedJob(office, { email: 'verbena@example.com' });
  expect(confirmation.to).toBe('verbena@example.com');
  const news = async () => (await office.jobs.getJob({ path: { jobId: id } })).confirmation;
  await expect.poll(async () => (await news()).news).toBe('confirmed');
  await signIn('office');
  await page.goto(`/jobs/${id}`);
  const offer = page.getByRole('alert').filter({ hasText: 'Email client' });
  await expect(page.getByRole('region', { name: 'Client confirmation' })).toContainText('Saved, not sent');
  await expect(offer).toHaveCount(0);

  await page.getByRole('button', { name: 'More visit actions' }).click();
  await page.getByRole('menuitem', { name: 'Reschedule or edit…' }).click();
  const form = page.getByRole('dialog', { name: 'Reschedule or edit visit' });
  await form.getByLabel(/^Date/).fill(OTHER_DAY);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(offer).toContainText('Client doesn’t know about schedule changes');
  await offer.getByRole('button', { name: 'Email client' }).click();
  await expect(page.getByText('Emailing verbena@example.com')).toBeVisible();
  await expect(offer).toHaveCount(0);
  await expect.poll(async () => (await news()).news).toBe('changed');

  await office.jobs.cancelJob({ path: { jobId: id }, body: { reason: 'Moved away' } });
  await expect(offer).toContainText('Client still expects canceled visits');
  await expectForEverybody(page);
  await offer.getByRole('button', { name: 'Email client' }).click();
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText(
    'Saved the client a cancellation (not sent)',
  );
});

test('filters of the list are part of the address', async ({ page, signIn }) => {
  await signIn('office');
  await page.goto('/jobs?state=active');
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('Active');
  await page.getByRole('button', { name: 'Any date' }).click();
  await page.getByRole('button', { name: 'Next 30 days' }).click();
  await expect(page).toHaveURL(/state=active&from=[\d-]+&to=[\d-]+/);
  await page.getByRole('button', { name: 'Clear filters', exact: true }).click();
  await expect(page).toHaveURL(/\/jobs$/);
});

test('flags of a job are not cut off in the list, at every width', async ({ page, signIn }) => {
  await signIn('office');
  await page.goto('/jobs?flag=action_required');
  for (const width of [1440, 1100, 900, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const flag = page.getByRole('grid', { name: 'Jobs' }).getByText('No upcoming visits').first();
    await expect(flag).toBeVisible();
    for (const words of [flag, page.getByRole('combobox', { name: 'Needs attention' })]) {
      expect(await words.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    }
  }
});

test('a crew lead sees the day on an accessible phone screen and starts a visit', async ({ page, signIn, office }) => {
  const { id, title } = await sentToTheLead(office);
  await signIn('lead');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await page.goto(`/my-day?day=${DAY}`);
  const stops = page.getByRole('list', { name: 'Visits for the day' }).getByRole('listitem');
  await expect(stops.filter({ hasText: title })).toBeVisible();
  await expectForEverybody(page);
  await stops.filter({ hasText: title }).getByRole('button', { name: 'Start visit' }).click();
  await expect(stops.filter({ hasText: title }).getByRole('button', { name: 'Pause' })).toBeVisible();
  const { visits } = await office.jobs.getJob({ path: { jobId: id } });
  expect(visits.map(({ status }) => status)).toEqual(['in_progress']);
});

test('the screens of jobs and imports are accessible and log no errors', async ({ page, signIn, office }) => {
  const { id, number, title } = await confirmedJob(office);
  await signIn('office');
  await expectScreensForEverybody(page, [
    { path: '/jobs/new', heading: 'New job' },
    { path: `/jobs/${id}`, heading: title },
    { path: `/jobs/${id}/edit`, heading: `Edit ${number}` },
    { path: `/jobs/${id}/visits/new`, heading: `New visit for ${number}` },
    { path: '/imports/new', heading: 'Import clients' },
  ]);
});

/** A crew that no other test uses, so that parallel tests don’t conflict. */
async function newCrew(office: Hedgerow): Promise<CrewDto> {
  const body = { name: unique('Crew'), colour: '#2f855a' };
  const data = await office.crews.createCrew({ body });
  return data;
}

/** A visit that the lead's crew sees: the demo's own calendar is empty on weekends. */
async function sentToTheLead(office: Hedgerow): Promise<JobDto> {
  const crews = await office.crews.listCrews({ query: { q: 'North route' } });
  const job = await confirmedJob(office, { crew: crews.items[0], window: { windowStart: null, windowEnd: null } });
  const visitId = job.visits[0]?.id ?? '';
  await office.visits.dispatchVisit({ path: { visitId } });
  return job;
}

const MORNING = { windowStart: '08:00', windowEnd: '10:30' };

/** A client and a confirmed job with one visit from 8:00 to 10:30, by default with its own crew. */
async function confirmedJob(
  office: Hedgerow,
  planned: {
    crew?: CrewDto | undefined;
    date?: string;
    window?: Record<keyof typeof MORNING, string | null>;
    /** The client's address for notifications. */
    email?: string;
  } = {},
): Promise<JobDto> {
  const crew = planned.crew ?? (await newCrew(office));
  const client = await office.clients.createClient({
    body: {
      displayName: unique('Verbena'),
      ...(planned.email && { contacts: [{ firstName: 'Verbena', emails: [planned.email] }] }),
      properties: [{ address: { line1: '18 Birch Lane', city: 'Westfield', region: 'NJ', country: 'US' } }],
    },
  });
  const job = await office.jobs.createJob({
    body: {
      clientId: client.id,
      propertyId: client.properties[0]?.id ?? '',
      title: unique('Rake out the beds'),
      visits: [{ date: planned.date ?? DAY, ...(planned.window ?? MORNING), crewId: crew.id }],
      confirm: true,
      notifyClient: planned.email !== undefined,
    },
  });
  return job;
}
