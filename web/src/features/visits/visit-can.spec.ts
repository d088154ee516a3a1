import { mayMove, visitCan } from './visit-can';

type Who = Parameters<typeof visitCan>[0];
type Visit = Parameters<typeof visitCan>[2];
const dispatcher: Who = { permissions: ['visits.update', 'visits.dispatch'], roleName: 'Dispatcher' };
const member: Who = { permissions: ['visits.timer.own'], roleName: 'Crew member' };
const active: Parameters<typeof visitCan>[1] = { status: 'active', allowedActions: ['add_visit'] };
const crew = { id: '1', name: 'North crew', colour: '#2f855a' };
const planned: Visit = { status: 'scheduled', crew, allowedActions: [] };

describe('what may be done with a visit', () => {
  it('is what the API allows', () => {
    expect(visitCan(dispatcher, active, { ...planned, allowedActions: ['dispatch'] }, 'dispatch').ok).toBe(true);
    expect(visitCan(dispatcher, active, { ...planned, allowedActions: ['dispatch'] }, 'start').ok).toBe(false);
    expect(
      visitCan(member, { status: 'closed', allowedActions: [] }, { ...planned, allowedActions: ['start'] }, 'start').ok,
    ).toBe(true);
  });

  it('waits for a crew', () => {
    const because = 'Assign a crew first.';
    expect(visitCan(dispatcher, active, { ...planned, crew: null }, 'dispatch')).toEqual({ ok: false, because });
  });

  it('waits for a job that is not active', () => {
    const whyNot = (status: 'draft' | 'on_hold') =>
      visitCan(dispatcher, { status, allowedActions: [] }, planned, 'dispatch');
    expect(whyNot('draft')).toEqual({ ok: false, because: 'Confirm the job first.' });
    expect(whyNot('on_hold')).toEqual({ ok: false, because: 'This job is on hold.' });
  });

  it('is for those whose role allows it', () => {
    const working: Visit = { status: 'in_progress', crew, allowedActions: ['pause'] };
    const because = 'Your role (Crew member) can’t complete this visit.';
    expect(visitCan(member, active, working, 'complete')).toEqual({ ok: false, because });
    expect(visitCan(member, active, planned, 'depart')).toEqual({
      ok: false,
      because: 'Your role (Crew member) can’t mark this visit on the way.',
    });
  });

  it('is moved as long as the API says so', () => {
    const move = (allowedActions: Visit['allowedActions'], job: Parameters<typeof mayMove>[1] = active) =>
      mayMove(dispatcher, job, { status: 'en_route', crew, allowedActions });
    expect(move(['schedule', 'recall']).ok).toBe(true);
    expect(move(['update', 'unschedule', 'dispatch']).ok).toBe(true);
    expect(move(['start', 'skip'])).toEqual({
      ok: false,
      because: 'This visit is on the way and can’t be rescheduled.',
    });
    expect(move(['unschedule'], { status: 'on_hold', allowedActions: [] })).toEqual({
      ok: false,
      because: 'This job is on hold.',
    });
    expect(mayMove(member, active, { ...planned, allowedActions: ['start'] }).ok).toBe(false);
  });
});
