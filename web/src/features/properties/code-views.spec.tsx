/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import type { PropertyDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { CodeViews, codeViewsOf } from './code-views';

const clientId = '01900000-0000-7001-8000-000000000001';
const property = { id: '01900000-0000-7002-8000-000000000001', clientId } as PropertyDto;
const elsewhere = '01900000-0000-7002-8000-000000000002';
const tenant = { locale: 'en-US', timezone: 'America/New_York', weekStart: 1, unitSystem: 'us', currency: 'USD' };

const view = (id: string, entityId: string, name: string) => ({
  id,
  entityId,
  at: new Date().toISOString(),
  actor: { name },
});

const showTo = (permissions: string[]) =>
  show(
    <>
      <h1>Villa</h1>
      <CodeViews property={property} />
    </>,
    {
      fetched: [
        [meOptions().queryKey, { user: { id: '1' }, permissions, tenant }],
        [
          codeViewsOf(clientId).queryKey,
          { items: [view('1', property.id, 'Luis Ortega'), view('2', elsewhere, 'Robin Sage')] },
        ],
      ],
    },
  );

it('says who has viewed the codes of this property', async () => {
  await showTo(['audit.view']);
  expect(await screen.findByText('Codes viewed by Luis Ortega · just now')).toBeTruthy();
  expect(screen.queryByText(/Robin Sage/)).toBeNull();
});

it('says it to nobody without the audit log', async () => {
  await showTo(['access_codes.reveal']);
  expect(await screen.findByText('Villa')).toBeTruthy();
  expect(screen.queryByText(/Codes viewed/)).toBeNull();
});
