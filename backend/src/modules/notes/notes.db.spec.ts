import type { PresetRole } from '../../kernel/access/index.js';
import { db, newId } from '../../kernel/database/index.js';
import { type CompanyName, httpApp, type HttpTestApp, mailsTo } from '../../../test/support/index.js';
import { ClientIntake, ClientIntakeModule } from '../client-intake/index.js';
import { AuditLogModule } from '../audit-log/index.js';
import { aSite, Caller, type Json, type Site } from '../jobs/jobs.factory.js';
import { JobsModule } from '../jobs/index.js';
import { ClientsModule } from '../clients/index.js';
import { CrewsModule } from '../crews/index.js';
import { EventsModule } from '../events/index.js';
import { NotesModule } from './index.js';
import type { NoteDto } from './note.dto.js';

const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'America/New_York' }).format(new Date());

describe('notes', () => {
  let app: HttpTestApp;
  let place: Site;
  /** Of the crew of the crew lead, and of nobody. */
  let jobs: { own: string; other: string };
  beforeAll(async () => {
    const modules = [
      NotesModule,
      ClientsModule,
      CrewsModule,
      JobsModule,
      EventsModule,
      AuditLogModule,
      ClientIntakeModule,
    ];
    app = await httpApp({ modules });
    place = await aSite(app);
    const crewId = await as('owner').crew('Writes notes', app.greenfield.members.crew_lead.membershipId);
    const slot = { date: today(), crewId };
    const own = await as('owner').job(place, { visits: [slot], confirm: true, notifyClient: false });
    const other = await as('owner').job(place, { confirm: true, notifyClient: false });
    jobs = { own: own.id, other: other.id };
  });
  afterAll(() => app.close());

  const as = (role: PresetRole, company?: CompanyName) => new Caller(app, role, company);
  const onClient = () => ({ entityType: 'client', entityId: place.clientId });
  const onJob = (entityId: string) => ({ entityType: 'job', entityId });
  const write = async (note: object, role: PresetRole = 'office_manager') => {
    const { status, body } = await as(role).post<NoteDto>('/notes', { text: 'Prefers mornings.', ...note });
    expect([status, body]).toEqual([201, body]);
    return body;
  };
  const change = (id: string, version: number, changes: object, role: PresetRole = 'office_manager') =>
    as(role).send<NoteDto>('PATCH', `/notes/${id}`, changes, version);
  const remove = (id: string, version: number, role: PresetRole = 'office_manager') =>
    as(role).send('DELETE', `/notes/${id}`, undefined, version);
  const list = async (
    subject: { entityType: string; entityId: string },
    role: PresetRole = 'office_manager',
    more = {},
  ) => {
    const query = new URLSearchParams({ ...subject, limit: '200', ...more }).toString();
    const { body } = await as(role).get<{ items: NoteDto[]; nextCursor: string | null }>(`/notes?${query}`);
    return body;
  };
  const idsOf = async (...asked: Parameters<typeof list>) => (await list(...asked)).items.map(({ id }) => id);

  it('are written once, with the caller’s id, for the office unless said otherwise', async () => {
    const id = newId();
    const payload = { ...onClient(), id, text: 'Line one\nLine two' };
    const note = await write(payload);
    const { name, userId } = { ...app.greenfield.members.office_manager, name: note.author.name };
    expect(note).toMatchObject({
      ...payload,
      visibility: 'internal',
      isPinned: false,
      mentions: [],
      editedAt: null,
      version: 1,
      clientId: place.clientId,
      propertyId: null,
      jobId: null,
      author: { id: userId, name },
      allowedActions: ['update', 'delete'],
    });
    expect((await as('owner').post('/notes', payload)).status).toBe(409);
    expect((await as('office_manager').get(`/notes/${id}`)).body).toEqual(note);
  });

  it('are listed for what they are about and for whatever that belongs to, newest first, a page at a time', async () => {
    const own = await aSite(app);
    const job = await as('owner').job(own);
    const subjects = [
      { entityType: 'client', entityId: own.clientId },
      { entityType: 'property', entityId: own.propertyId },
      { entityType: 'job', entityId: job.id },
    ] as const;
    const ids: string[] = [];
    for (const subject of subjects) ids.unshift((await write(subject)).id);
    expect(await idsOf(subjects[0])).toEqual(ids);
    expect(await idsOf(subjects[1])).toEqual(ids.slice(0, 2));
    expect(await idsOf(subjects[2])).toEqual(ids.slice(0, 1));
    const first = await list(subjects[0], 'office_manager', { limit: '2' });
    const cursor = first.nextCursor ?? '';
    const rest = await list(subjects[0], 'office_manager', { limit: '2', cursor });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    await change(ids[2] ?? '', 1, { isPinned: true });
    expect(await idsOf(subjects[0], 'office_manager', { pinned: 'true' })).toEqual([ids[2]]);
    expect(await idsOf(subjects[0], 'office_manager', { pinned: 'false' })).toEqual(ids.slice(0, 2));
  });

  it('are changed in the version that was read, by whoever wrote them or may change all', async () => {
    const note = await write(onClient(), 'dispatcher');
    expect((await change(note.id, 1, { text: 'Mine' }, 'sales')).status).toBe(403);
    expect((await remove(note.id, 1, 'sales')).status).toBe(403);
    expect((await as('sales').get<NoteDto>(`/notes/${note.id}`)).body.allowedActions).toEqual([]);
    const pinned = await change(note.id, 1, { isPinned: true }, 'dispatcher');
    expect(pinned.body).toMatchObject({ isPinned: true, editedAt: null, version: 2 });
    expect((await change(note.id, 1, { text: 'Late' }, 'dispatcher')).status).toBe(412);
    const edited = await change(note.id, 2, { text: 'By the office' });
    expect(edited.body).toMatchObject({ text: 'By the office', author: note.author, version: 3 });
    expect(edited.body.editedAt).not.toBeNull();
    expect((await change(note.id, 3, { text: 'By the office' })).body.version).toBe(3);
  });

  it('can be deleted, and come back as they were', async () => {
    const note = await write({ ...onClient(), isPinned: true });
    expect((await remove(note.id, 1)).status).toBe(204);
    expect((await as('owner').get(`/notes/${note.id}`)).status).toBe(404);
    expect((await change(note.id, 2, { text: 'Gone' })).status).toBe(404);
    expect(await idsOf(onClient())).not.toContain(note.id);
    expect((await as('sales').post(`/notes/${note.id}/restore`)).status).toBe(403);
    const { updatedAt: _, ...kept } = note;
    const restored = await as('office_manager').post<NoteDto>(`/notes/${note.id}/restore`);
    expect(restored.body).toMatchObject({ ...kept, version: 3 });
    expect((await as('office_manager').post<NoteDto>(`/notes/${note.id}/restore`)).body).toEqual(restored.body);
  });

  it('tell what happened to them in full, and the audit log keeps it', async () => {
    const { id } = await write({ ...onJob(jobs.own), visibility: 'crew' });
    await change(id, 1, { text: 'Prefers evenings.' });
    await remove(id, 2);
    await as('office_manager').post(`/notes/${id}/restore`);
    const { body } = await as('owner').get<{ items: Json[] }>(`/events?entityType=note&entityId=${id}`);
    const told = body.items
      .map(({ type, previous }) => ({ type, previous }))
      .sort((a, b) => (String(a.type) < String(b.type) ? -1 : 1));
    expect(told).toEqual([
      { type: 'note.created', previous: null },
      { type: 'note.deleted', previous: { deletedAt: null } },
      { type: 'note.restored', previous: { deletedAt: expect.any(String) as string } },
      { type: 'note.updated', previous: { text: 'Prefers mornings.', editedAt: null } },
    ]);
    expect(body.items[0]?.['data']).toMatchObject({ ...onJob(jobs.own), clientId: place.clientId, visibility: 'crew' });
    const log = await as('owner').get<{ items: Json[] }>(`/audit-entries?entityType=note&entityId=${id}`);
    expect(log.body.items.map(({ action }) => action)).toEqual(['changed', 'changed', 'changed', 'created']);
  });

  it('are seen by crews where they work, and internal ones never', async () => {
    const [internal, crew, client] = [
      await write(onJob(jobs.own)),
      await write({ ...onJob(jobs.own), visibility: 'crew' }),
      await write({ ...onClient(), visibility: 'client' }),
    ];
    const elsewhere = await write({ ...onJob(jobs.other), visibility: 'crew' });
    const seen = await idsOf(onClient(), 'crew_lead');
    expect(seen).toEqual(expect.arrayContaining([crew.id, client.id]));
    expect(seen).not.toContain(internal.id);
    expect(seen).not.toContain(elsewhere.id);
    expect(await idsOf(onJob(jobs.own), 'crew_lead')).toContain(crew.id);
    for (const hidden of [internal, elsewhere]) {
      expect((await as('crew_lead').get(`/notes/${hidden.id}`)).status).toBe(404);
      expect((await change(hidden.id, 1, { text: 'Mine' }, 'crew_lead')).status).toBe(404);
    }
    const query = new URLSearchParams(onJob(jobs.other)).toString();
    expect((await as('crew_lead').get(`/notes?${query}`)).status).toBe(404);
    expect((await as('crew_member').get(`/notes/${crew.id}`)).status).toBe(404);
  });

  it('of crews are for crews, whatever else they ask for', async () => {
    const note = await write(onJob(jobs.own), 'crew_lead');
    expect(note.visibility).toBe('crew');
    const refusal = { status: 422, body: { errors: [{ pointer: '/visibility', code: 'visibility_not_allowed' }] } };
    for (const visibility of ['internal', 'client']) {
      const asked = { ...onJob(jobs.own), text: 'Wet.', visibility };
      expect(await as('crew_lead').post('/notes', asked)).toMatchObject(refusal);
      expect(await change(note.id, 1, { visibility }, 'crew_lead')).toMatchObject(refusal);
    }
    expect((await as('crew_lead').post('/notes', { ...onJob(jobs.other), text: 'Wet.' })).status).toBe(404);
    // What the office has released for the client stays as the office read it.
    expect((await change(note.id, 1, { visibility: 'client' })).status).toBe(200);
    expect(await change(note.id, 2, { text: 'Rude.' }, 'crew_lead')).toMatchObject(refusal);
    expect((await change(note.id, 2, { isPinned: true }, 'crew_lead')).status).toBe(200);
    const back = await change(note.id, 3, { text: 'Wet.', visibility: 'crew' }, 'crew_lead');
    expect(back.body).toMatchObject({ text: 'Wet.', visibility: 'crew' });
    expect((await as('read_only').post('/notes', { ...onClient(), text: 'Wet.' })).status).toBe(403);
  });

  it('tell people who are mentioned once, by email, where they may see the note', async () => {
    const { sales, crew_lead, crew_member } = app.greenfield.members;
    const mark = newId();
    const mentionedUserIds = [sales.userId, crew_lead.userId, crew_member.userId];
    const note = await write({
      ...onJob(jobs.own),
      text: `Call the client ${mark}`,
      visibility: 'crew',
      mentionedUserIds,
    });
    expect(note.mentions.map(({ userId }) => userId)).toEqual(mentionedUserIds);
    const edited = await change(note.id, 1, { text: `Call them ${mark}`, mentionedUserIds });
    expect(edited.status).toBe(200);
    await app.drainQueue();
    const mails = async ({ email }: { email: string }) =>
      (await mailsTo(app, email)).filter((mail) => mail.includes(mark));
    expect((await mails(sales)).length).toBe(1);
    expect((await mails(sales))[0]).toContain(`View job:`);
    expect((await mails(sales))[0]).toContain(`/jobs/${jobs.own}`);
    expect((await mails(crew_lead)).length).toBe(1);
    // Their crew has no visit there.
    expect(await mails(crew_member)).toEqual([]);
    const internal = await write({ ...onClient(), text: `Owes us ${newId()}`, mentionedUserIds: [crew_lead.userId] });
    await app.drainQueue();
    expect((await mailsTo(app, crew_lead.email)).filter((mail) => mail.includes(internal.text))).toEqual([]);
    const added = await change(note.id, 2, {
      mentionedUserIds: [...mentionedUserIds, app.greenfield.members.owner.userId],
    });
    expect(added.status).toBe(200);
    await app.drainQueue();
    expect((await mails(app.greenfield.members.owner)).length).toBe(1);
    expect((await mails(sales)).length).toBe(1);
  });

  it('mention active members of the company, whose names stay', async () => {
    const { read_only } = app.greenfield.members;
    const note = await write({ ...onClient(), mentionedUserIds: [read_only.userId] });
    const { membershipId } = read_only;
    expect((await as('owner').post(`/members/${membershipId}/disable`)).status).toBe(200);
    const again = { text: 'Still named.', mentionedUserIds: [read_only.userId] };
    expect((await change(note.id, 1, again)).body).toMatchObject({ mentions: note.mentions });
    const refusal = { status: 422, body: { errors: [{ pointer: '/mentionedUserIds/0', code: 'member_not_found' }] } };
    for (const userId of [read_only.userId, app.rival.members.owner.userId, newId()]) {
      expect(await as('owner').post('/notes', { ...onClient(), text: 'Hm', mentionedUserIds: [userId] })).toMatchObject(
        refusal,
      );
    }
    await as('owner').post(`/members/${membershipId}/enable`);
  });

  it('are refused with the name of the invalid field', async () => {
    const refused = async (note: object) =>
      (await as('owner').post('/notes', { ...onClient(), text: 'Hm', ...note })).body;
    expect(await refused({ text: ' ' })).toMatchObject({ errors: [{ pointer: '/text' }] });
    expect(await refused({ text: 'x'.repeat(20_001) })).toMatchObject({ errors: [{ pointer: '/text' }] });
    expect(await refused({ entityType: 'crew' })).toMatchObject({ errors: [{ pointer: '/entityType' }] });
    expect(await refused({ entityId: newId() })).toMatchObject({ status: 404, code: 'client_not_found' });
    expect((await write({ ...onClient(), text: 'x'.repeat(20_000) })).text.length).toBe(20_000);
  });

  it('keep an imported client from being removed, as its own changes do', async () => {
    const { clientId } = await aSite(app);
    const removable = () =>
      app.asTenant('greenfield', async () => {
        const [row] = await db().query<Array<{ version: number }>>('select version from clients where id = $1', [
          clientId,
        ]);
        return app.get(ClientIntake).untouched([{ clientId, version: row?.version ?? 0 }]);
      });
    expect((await removable()).size).toBe(1);
    await write({ entityType: 'client', entityId: clientId });
    expect((await removable()).size).toBe(0);
  });

  it('cannot be read, written or changed by another company', async () => {
    const note = await write(onClient());
    const rival = as('owner', 'rival');
    expect((await rival.get(`/notes/${note.id}`)).status).toBe(404);
    expect((await rival.send('PATCH', `/notes/${note.id}`, { text: 'Ours' }, 1)).status).toBe(404);
    expect((await rival.send('DELETE', `/notes/${note.id}`, undefined, 1)).status).toBe(404);
    expect((await rival.get(`/notes?${new URLSearchParams(onClient()).toString()}`)).status).toBe(404);
    expect((await rival.post('/notes', { ...onClient(), text: 'Ours' })).status).toBe(404);
    const rows = await app.asTenant('rival', () => db().query('select id from notes where id = $1', [note.id]));
    expect(rows).toEqual([]);
  });
});
