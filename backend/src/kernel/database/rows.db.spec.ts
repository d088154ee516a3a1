import { IdTaken, VersionMismatch } from '../problem/index.js';
import { StoredFile } from '../files/stored-file.entity.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { db, insertRow, insertTogether, newId, updateRow } from './index.js';

const file = () => ({ kind: 'test', name: 'a.txt', mime: 'text/plain', bytes: 5_000_000_000, sha256: 'a'.repeat(64) });

describe('writing one row', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await testApp({ modules: [] })));
  afterAll(() => app.close());

  it('answers what reading it would answer, in one round trip', async () => {
    await app.asMember('owner', async () => {
      const written = await insertRow(StoredFile, file());
      expect(written).toBeInstanceOf(StoredFile);
      expect(written).toMatchObject({ ...file(), version: 1, tenantId: app.greenfield.tenantId });
      expect(written).toEqual(await db().findOneByOrFail(StoredFile, { id: written.id }));
      const changed = await updateRow(StoredFile, written.id, 1, { name: 'b.txt' });
      expect(changed).toMatchObject({ name: 'b.txt', version: 2 });
      expect(changed).toEqual(await db().findOneByOrFail(StoredFile, { id: written.id }));
    });
  });

  it('can share one statement with others, each answered as reading it would answer', async () => {
    await app.asMember('owner', async () => {
      const rows = [
        { ...file(), name: 'b.txt' },
        { ...file(), name: 'a.txt' },
      ];
      const { row, parts } = await insertTogether(StoredFile, file(), {
        copies: { type: StoredFile, rows },
        none: { type: StoredFile, rows: [] },
      });
      expect(row).toEqual(await db().findOneByOrFail(StoredFile, { id: row.id }));
      expect([parts.copies.map(({ name }) => name), parts.none]).toEqual([['b.txt', 'a.txt'], []]);
      for (const copy of parts.copies) expect(copy).toEqual(await db().findOneByOrFail(StoredFile, { id: copy.id }));
    });
  });
  it('reports an id that is taken', async () => {
    const id = newId();
    await app.asMember('owner', () => insertRow(StoredFile, { ...file(), id }));
    await expect(app.asMember('owner', () => insertRow(StoredFile, { ...file(), id }))).rejects.toBeInstanceOf(IdTaken);
    await app.asTenant('rival', () => insertRow(StoredFile, { ...file(), id }));
  });

  it('changes only the version that the caller saw', async () => {
    const { id } = await app.asMember('owner', () => insertRow(StoredFile, file()));
    const change = (version: number | null, name: string) =>
      app.asMember('owner', () => updateRow(StoredFile, id, version, { name }));
    expect(await change(1, 'first.txt')).toMatchObject({ version: 2 });
    await expect(change(1, 'late.txt')).rejects.toBeInstanceOf(VersionMismatch);
    expect(await change(null, 'whatever.txt')).toMatchObject({ version: 3 });
  });

  it('leaves a record alone when nothing changes, and still checks the version', async () => {
    const { id } = await app.asMember('owner', () => insertRow(StoredFile, file()));
    const touch = (version: number | null) => app.asMember('owner', () => updateRow(StoredFile, id, version, {}));
    expect(await touch(1)).toMatchObject({ version: 1 });
    expect(await touch(null)).toMatchObject({ version: 1 });
    await expect(touch(2)).rejects.toBeInstanceOf(VersionMismatch);
  });

  it('finds nothing of another company', async () => {
    const { id } = await app.asTenant('rival', () => insertRow(StoredFile, file()));
    expect(await app.asMember('owner', () => updateRow(StoredFile, id, null, { name: 'mine.txt' }))).toBeNull();
    expect(await app.asMember('owner', () => updateRow(StoredFile, id, null, {}))).toBeNull();
  });
});
