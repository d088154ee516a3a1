/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { getAvatarOptions, listAvatarsOptions } from '../api/generated/queries/queryOptions';
import { show } from '../testing/screen';
import { Face } from './face';

const PHOTO = {
  userId: '01900000-0000-7003-8000-000000000001',
  membershipId: '01900000-0000-7003-8000-000000000002',
  avatarId: '01900000-0000-7003-8000-000000000003',
};
const fetched = [
  [listAvatarsOptions().queryKey, { items: [PHOTO] }],
  [
    getAvatarOptions({ path: { userId: PHOTO.userId } }, [PHOTO.avatarId]).queryKey,
    new Blob(['photo'], { type: 'image/webp' }),
  ],
] as const;

it.each([{ userId: PHOTO.userId }, { membershipId: PHOTO.membershipId }])('shows the photo of %j', async (who) => {
  await show(<Face name="Morgan Hale" {...who} />, { fetched });
  expect((await screen.findByAltText('')).getAttribute('src')).toMatch(/^data:image\/webp;base64,/);
});

it('shows the initials of people without a photo', async () => {
  await show(<Face name="Otis Fane" userId="01900000-0000-7003-8000-000000000009" />, { fetched });
  expect(await screen.findByText('OF')).toBeTruthy();
  expect(screen.queryByAltText('')).toBeNull();
});
