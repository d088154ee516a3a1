import { importCan } from './import-can';

const office = { permissions: ['imports.run' as const], roleName: 'Office manager' };
const sales = { permissions: [], roleName: 'Sales' };
const idle = { activity: null, allowedActions: ['update' as const, 'validate' as const, 'cancel' as const] };
const busy = { activity: 'validating' as const, allowedActions: ['cancel' as const] };
const counts = {
  created: 3,
  propertiesAdded: 0,
  alreadyImported: 0,
  repeated: 0,
  duplicates: 0,
  noClients: 0,
  failed: 1,
  noticed: 0,
};

describe('what may be done with an import', () => {
  it('needs the permission, and says so first', () => {
    expect(importCan.check(sales, { ...idle, allowedActions: [] }, ['display_name'])).toEqual({
      ok: false,
      because: 'Your role (Sales) can’t import clients.',
    });
  });

  it('is checked once a column holds a name', () => {
    expect(importCan.check(office, idle, ['email', null]).ok).toBe(false);
    expect(importCan.check(office, idle, ['email', 'last_name']).ok).toBe(true);
  });

  it('runs after a check that found something to import', () => {
    const validated = { activity: null, allowedActions: ['run' as const], validation: counts };
    expect(importCan.run(office, validated).ok).toBe(true);
    expect(importCan.run(office, { ...validated, validation: { ...counts, created: 0 } }).ok).toBe(false);
    expect(importCan.run(office, { ...validated, allowedActions: ['validate'] }).ok).toBe(false);
  });

  it('is not changed while something runs for it', () => {
    expect(importCan.edit(office, busy)).toEqual({ ok: false, because: 'Wait for the check to finish, or stop it.' });
    expect(importCan.edit(office, { activity: null, allowedActions: ['undo'] }).ok).toBe(false);
    expect(importCan.cancel(office, busy).ok).toBe(true);
  });

  it('is undone within its time', () => {
    const done = { activity: null, allowedActions: ['undo' as const], undoUntil: '2027-06-09T00:00:00Z' };
    expect(importCan.undo(office, done).ok).toBe(true);
    const late = { ...done, allowedActions: [] };
    expect(importCan.undo(office, late)).toEqual({ ok: false, because: 'Imports can be undone for 7 days.' });
    expect(importCan.undo(office, { ...late, undoUntil: null }).ok).toBe(false);
  });
});
