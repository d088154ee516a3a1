import { importCan } from './import-can';

const office = { permissions: ['imports.run' as const], roleName: 'Office manager' };
const sales = { permissions: [], roleName: 'Sales' };
const idle = { state: 'mapped' as const, activity: null };
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
    expect(importCan.check(sales, idle, ['display_name'])).toEqual({
      ok: false,
      because: 'Your role (Sales) can’t import clients.',
    });
  });

  it('is checked once a column holds a name', () => {
    expect(importCan.check(office, idle, ['email', null]).ok).toBe(false);
    expect(importCan.check(office, idle, ['email', 'last_name']).ok).toBe(true);
  });

  it('runs after a check that found something to import', () => {
    const validated = { state: 'validated' as const, activity: null, validation: counts };
    expect(importCan.run(office, validated).ok).toBe(true);
    expect(importCan.run(office, { ...validated, validation: { ...counts, created: 0 } }).ok).toBe(false);
    expect(importCan.run(office, { ...validated, state: 'mapped' }).ok).toBe(false);
  });

  it('is not changed while something runs for it', () => {
    expect(importCan.edit(office, { state: 'mapped', activity: 'validating' }).ok).toBe(false);
    expect(importCan.edit(office, { state: 'done', activity: null }).ok).toBe(false);
  });

  it('is undone within its time', () => {
    const now = new Date('2027-06-08T12:00:00Z');
    const done = { state: 'done' as const, activity: null, undoUntil: '2027-06-09T00:00:00Z' };
    expect(importCan.undo(office, done, now).ok).toBe(true);
    expect(importCan.undo(office, { ...done, undoUntil: '2027-06-08T00:00:00Z' }, now).ok).toBe(false);
    expect(importCan.undo(office, { ...done, undoUntil: null }, now).ok).toBe(false);
  });
});
