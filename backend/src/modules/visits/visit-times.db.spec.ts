import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { ClientsModule } from '../clients/index.js';
import { JobsModule } from '../jobs/index.js';
import { aSite, Caller, nextYear, type Site } from '../jobs/jobs.factory.js';
import type { VisitDto } from './visit.dto.js';

describe('the times of a visit', () => {
  let app: HttpTestApp;
  let office: Caller;
  /** In New York. */
  let place: Site;
  beforeAll(async () => {
    app = await httpApp({ modules: [ClientsModule, JobsModule] });
    office = new Caller(app);
    place = await aSite(app);
  });
  afterAll(() => app.close());

  it('cannot be in the hour that a clock change skips, on every way to set them', async () => {
    const crewId = await office.crew('Night');
    const job = await office.job(place);
    const night = { date: '2027-03-14', windowStart: '02:30', windowEnd: '03:15', crewId };
    const refusal = (pointer: string) => ({
      status: 422,
      body: { errors: [{ pointer, code: 'skipped_time', detail: expect.stringContaining('03:30') as string }] },
    });
    expect(await office.post(`/jobs/${job.id}/visits`, night)).toMatchObject(refusal('/windowStart'));
    const [atEnd, both] = [
      { ...night, windowStart: '01:30', windowEnd: '02:30' },
      { ...night, windowEnd: '02:45' },
    ];
    expect(await office.post(`/jobs/${job.id}/visits`, atEnd)).toMatchObject(refusal('/windowEnd'));
    const pointers = ['/visits/0/windowStart', '/visits/0/windowEnd'].map((pointer) => ({ pointer }));
    const whole = await office.post('/jobs', { ...place, title: 'Snow', visits: [both] });
    expect(whole).toMatchObject({ status: 422, body: { errors: pointers } });
    const visit = await office.visit(place, { ...night, windowStart: '03:00', windowEnd: '04:00' });
    const moved = await office.send('PATCH', `/visits/${visit.id}`, { windowStart: '02:15' }, visit.version);
    expect(moved).toMatchObject({ status: 422, body: { errors: [{ pointer: '/windowStart' }] } });
    const unplanned = await office.visit(place, {});
    expect(await office.post(`/visits/${unplanned.id}/schedule`, night)).toMatchObject(refusal('/windowStart'));
  });

  it('are in the first of a doubled hour, and conflicts are seen there', async () => {
    const crewId = await office.crew('Fall');
    const at = (windowStart: string, windowEnd: string) => ({ date: '2027-11-07', windowStart, windowEnd, crewId });
    const first = await office.visit(place, at('01:15', '01:45'));
    expect([first.startAt, first.endAt]).toEqual(['2027-11-07T05:15:00.000Z', '2027-11-07T05:45:00.000Z']);
    const second = await office.post<VisitDto>(`/jobs/${first.jobId}/visits`, at('01:30', '02:30'));
    expect(second).toMatchObject({ status: 409, body: { code: 'schedule_conflict' } });
    expect((await office.post<VisitDto>(`/jobs/${first.jobId}/visits`, at('01:45', '02:30'))).body).toMatchObject({
      startAt: '2027-11-07T05:45:00.000Z',
      endAt: '2027-11-07T07:30:00.000Z',
    });
  });

  it('cannot be on the last possible day, which ends in a year of five digits', async () => {
    const job = await office.job(place);
    const refused = await office.post(`/jobs/${job.id}/visits`, { date: '9999-12-31' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/date', code: 'out_of_range' }] } });
  });

  it.each([
    ['another property', ({ propertyId }: Site) => `/properties/${propertyId}`],
    ['the company', () => '/tenant'],
  ])('that still have to follow their zone conflict where they will be when %s changes', async (what, pathOf) => {
    const owner = office.as('owner');
    const save = async (path: string, timezone: string) => {
      const { body } = await owner.get<{ version: number }>(path);
      return owner.send('PATCH', path, { timezone }, body.version);
    };
    const crewId = await office.crew(`Under way with ${what}`);
    const [there, here] = [await aSite(app), await aSite(app)];
    const at = (windowStart: string, windowEnd: string) => ({
      date: nextYear('03-05'),
      windowStart,
      windowEnd,
      crewId,
    });
    const following = await office.visit(there, at('08:00', '10:00'));
    // As an operation finds it that has not come to it.
    const moved = `update properties set timezone = 'America/Boise' where id = $1`;
    await app.asMember('owner', () => db().query(moved, [there.propertyId]));
    const noon = await office.visit(here, at('12:00', '13:00'));
    // Noon in Halifax is 09:00 in Boise, and 11:00 in New York, where the other visit is no more.
    const refused = await save(pathOf(here), 'America/Halifax');
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining(following.id)]);
    expect((await office.get<VisitDto>(`/visits/${noon.id}`)).body).toEqual(noon);
    expect((await save(`/properties/${there.propertyId}`, 'America/Boise')).status).toBe(200);
  });

  describe('that were left in another zone by a failed operation', () => {
    const BEHIND = { date: nextYear('03-05'), windowStart: '08:00', windowEnd: '10:00' };

    /** A visit and `copies` of it that were in Boise, and did not come along when their place was moved to New York. */
    async function leftBehind(at: Site, copies: number): Promise<VisitDto> {
      const visit = await office.visit(at, BEHIND);
      await app.asMember('owner', async () => {
        await db().query(
          `insert into visits (id, job_id, client_id, property_id, status, date, window_start, window_end, time_zone, start_at, end_at)
           select gen_random_uuid(), job_id, client_id, property_id, status, date, window_start, window_end, time_zone, start_at, end_at
           from visits, generate_series(1, $2::int) where id = $1`,
          [visit.id, copies],
        );
        await db().query(
          `update visits set time_zone = 'America/Boise', start_at = start_at + interval '2 hours', end_at = end_at + interval '2 hours'
           where job_id = $1`,
          [visit.jobId],
        );
      });
      await app.drainQueue();
      return visit;
    }

    const zonesOf = ({ jobId }: VisitDto) =>
      app.asMember('owner', () =>
        db().query<Array<{ zone: string; start: string; count: number }>>(
          `select time_zone as zone, to_char(start_at at time zone 'UTC', 'HH24:MI') as start, count(*)::int
           from visits where job_id = $1 group by 1, 2`,
          [jobId],
        ),
      );

    const eventCount = async () => {
      const [row] = await app.asMember('owner', () =>
        db().query<Array<{ count: number }>>('select count(*)::int from events'),
      );
      return row?.count;
    };

    it.each([
      ['the company (a few)', (_: Site) => '/tenant', 2],
      ['the company (many)', (_: Site) => '/tenant', 150],
      ['the property', ({ propertyId }: Site) => `/properties/${propertyId}`, 2],
    ])('follow when the zone of %s is saved again unchanged, and only then', async (_, pathOf, copies) => {
      const own = await aSite(app);
      const owner = office.as('owner');
      const save = async () => {
        const { body } = await owner.get<{ version: number; timezone: string | null }>(pathOf(own));
        expect((await owner.send('PATCH', pathOf(own), { timezone: body.timezone }, body.version)).status).toBe(200);
        await app.drainQueue();
      };
      const visit = await leftBehind(own, copies);
      await save();
      expect(await zonesOf(visit)).toEqual([{ zone: 'America/New_York', start: '13:00', count: copies + 1 }]);
      const told = await eventCount();
      await save();
      expect(await eventCount()).toBe(told);
    });
  });
});
