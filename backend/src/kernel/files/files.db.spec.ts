import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type CompanyName, testApp, type TestApp } from '../../../test/support/index.js';
import { db, Scopes } from '../database/index.js';
import { TooLarge } from '../problem/index.js';
import { FileSweeper } from './file-sweeper.js';
import { SweepOrphans } from './files.queue.js';
import { FilesSchedule } from './files.schedule.js';
import { FileNotFound, type FileRef, Files } from './index.js';

const HOUR = 3_600_000;

describe('Uploads: size, and type by content (promise 2.12): files', () => {
  let app: TestApp;
  let files: Files;
  beforeAll(async () => {
    app = await testApp({ modules: [] });
    files = app.get(Files);
  });
  afterAll(() => app.close());

  const save = (content: string | Buffer, name = 'notes.txt', mime = 'text/plain', maxBytes = 1_000_000) =>
    files.save(Readable.from([Buffer.from(content)]), { name, mime, kind: 'test', maxBytes });
  const saved = (content: string | Buffer, company: CompanyName = 'greenfield'): Promise<FileRef> =>
    app.asTenant(company, () => save(content));
  const inFolder = (folder: string) =>
    readdirSync(join(process.env['DATA_DIR'] ?? '', 'files', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const contents = (company: CompanyName = 'greenfield') => inFolder(app[company].tenantId);
  const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

  it('return what was saved', async () => {
    const ref = await saved('mow the lawn');
    expect(ref).toEqual({
      id: expect.any(String),
      name: 'notes.txt',
      mime: 'text/plain',
      bytes: 12,
      sha256: sha256('mow the lawn'),
    });
    await app.asMember('crew_member', async () => {
      const { stream, ...meta } = await files.open(ref.id);
      expect(meta).toEqual(ref);
      expect(await text(stream)).toBe('mow the lawn');
      expect((await files.read(ref.id)).toString()).toBe('mow the lawn');
    });
  });

  it('store the same bytes once per company', async () => {
    const [first, second] = [await saved('twice the same'), await saved('twice the same')];
    expect(second.id).not.toBe(first.id);
    await saved('twice the same', 'rival');
    const hash = sha256('twice the same');
    expect(contents().filter((name) => name === hash)).toHaveLength(1);
    expect(contents('rival').filter((name) => name === hash)).toHaveLength(1);
  });

  it('keep bytes until the last file that uses them is removed', async () => {
    const [first, second] = [await saved('shared bytes'), await saved('shared bytes')];
    await app.asMember('owner', () => files.remove(first.id));
    expect(await app.asMember('owner', () => files.read(second.id))).toEqual(Buffer.from('shared bytes'));
    await app.asMember('owner', () => files.remove(second.id));
    expect(contents()).not.toContain(sha256('shared bytes'));
    await expect(app.asMember('owner', () => files.open(second.id))).rejects.toBeInstanceOf(FileNotFound);
    await app.asMember('owner', () => files.remove(second.id));
  });

  it('keep bytes when the removal is rolled back', async () => {
    const { id } = await saved('not so fast');
    const broken = app.asMember('owner', async () => {
      await files.remove(id);
      throw new Error('changed our mind');
    });
    await expect(broken).rejects.toThrow('changed our mind');
    expect(await app.asMember('owner', () => files.read(id))).toEqual(Buffer.from('not so fast'));
  });

  it('refuse more bytes than allowed and leave nothing behind', async () => {
    const tooMuch = app.asMember('owner', () => save(randomBytes(20), 'big.bin', 'text/plain', 19));
    await expect(tooMuch).rejects.toBeInstanceOf(TooLarge);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half of it');
        throw new Error('the sender went away');
      })(),
    );
    const file = { name: 'a', mime: 'text/plain', kind: 'test' };
    await expect(app.asMember('owner', () => files.save(broken, file))).rejects.toThrow('the sender went away');
    expect(inFolder('.incoming')).toEqual([]);
  });

  it.each([
    [
      'a picture that claims to be text',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'text/csv',
      'image/png',
    ],
    ['text that claims to be a picture', Buffer.from('hello'), 'image/png', 'application/octet-stream'],
    ['text that says which text it is', Buffer.from('a;b\n'), 'text/csv; charset=utf-8', 'text/csv'],
    ['a PDF without a claim', Buffer.from('%PDF-1.7\n'), '', 'application/pdf'],
  ])('recognize %s by its content', async (_, content, claimed, mime) => {
    expect(await app.asMember('owner', () => save(content, 'x', claimed))).toMatchObject({ mime });
  });

  it('are unknown to another company', async () => {
    const { id } = await saved('ours alone');
    await expect(app.asTenant('rival', () => files.open(id))).rejects.toBeInstanceOf(FileNotFound);
    await app.asTenant('rival', () => files.remove(id));
    expect(await app.asMember('owner', () => files.read(id))).toEqual(Buffer.from('ours alone'));
  });

  it('are received without a transaction and stored in one of their own', async () => {
    const { tenantId, members } = app.greenfield;
    const ref = await app
      .get(Scopes)
      .withoutTransaction({ tenantId, actor: members.owner.actor }, () => save('no connection held'));
    expect(await app.asMember('owner', () => files.read(ref.id))).toEqual(Buffer.from('no connection held'));
  });

  it('report missing bytes before the first byte is sent', async () => {
    const { id, sha256: hash } = await saved('lost on disk');
    rmSync(join(process.env['DATA_DIR'] ?? '', 'files', app.greenfield.tenantId, hash.slice(0, 2), hash));
    await expect(app.asMember('owner', () => files.open(id))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  describe('sweeping', () => {
    const sweep = (later: number, company: CompanyName = 'greenfield') =>
      app.asTenant(company, () => app.get(FileSweeper).sweepTenant(Date.now() + later));

    it('is scheduled for each company that has files', async () => {
      for (const company of ['greenfield', 'rival'] as const)
        await app.asTenant(company, () => save('something to sweep around'));
      await app.get(FilesSchedule).run();
      const asked = () =>
        db().query<unknown[]>('select task, queue from queue_outbox where task = $1', [SweepOrphans.name]);
      const expected = { task: 'files.sweep-orphans', queue: 'maintenance' };
      expect(await app.asMember('owner', asked)).toContainEqual(expected);
      expect(await app.asTenant('rival', asked)).toContainEqual(expected);
    });

    it('removes bytes of a rolled-back save once they are old, and nothing that has a file', async () => {
      const { sha256: kept } = await saved('kept for good');
      const broken = app.asMember('owner', async () => {
        await save('rolled back');
        throw new Error('rolled back');
      });
      await expect(broken).rejects.toThrow('rolled back');
      const orphan = sha256('rolled back');
      expect(await sweep(0)).toBe(0);
      expect(contents()).toEqual(expect.arrayContaining([kept, orphan]));
      expect(await sweep(2 * HOUR, 'rival')).toBe(0);
      expect(await sweep(2 * HOUR)).toBeGreaterThan(0);
      expect(contents()).toContain(kept);
      expect(contents()).not.toContain(orphan);
    });

    it('leaves files alone that are being saved', async () => {
      const content = 'saved while the sweeper runs';
      const ref = await app.asMember('owner', async () => {
        const saving = await save(content);
        await sweep(2 * HOUR);
        return saving;
      });
      expect(await app.asMember('owner', () => files.read(ref.id))).toEqual(Buffer.from(content));
    });

    it('removes uploads that were never stored', async () => {
      const file = { name: 'a', mime: 'text/plain', kind: 'test' };
      await files.receive(Readable.from([Buffer.from('nobody wants it')]), file);
      await app.get(FileSweeper).sweepStaged(Date.now() + 2 * HOUR);
      expect(inFolder('.incoming')).toHaveLength(1);
      await app.get(FileSweeper).sweepStaged(Date.now() + 25 * HOUR);
      expect(inFolder('.incoming')).toEqual([]);
    });
  });
});
