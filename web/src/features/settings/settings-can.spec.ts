import { settingsCan } from './settings-can';

it('lets only those who manage the company change it', () => {
  expect(settingsCan.change({ permissions: ['settings.manage'], roleName: 'Owner' }).ok).toBe(true);
  expect(settingsCan.change({ permissions: ['clients.update'], roleName: 'Office manager' })).toEqual({
    ok: false,
    because: 'Your role (Office manager) can’t edit company settings.',
  });
});
