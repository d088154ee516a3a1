import { mayMove, visitCan } from './visit-can';

type Who = Parameters<typeof visitCan>[0];
const dispatcher: Who = {
  permissions: ['visits.update', 'visits.dispatch', 'visits.complete.all'],
  roleName: 'Dispatcher',
};
const lead: Who = { permissions: ['visits.complete.own_crew'], roleName: 'Crew lead' };
const member: Who = { permissions: ['visits.timer.own'], roleName: 'Crew member' };
const active = { status: 'active' } as const;
const crew = { id: '1', name: 'North crew', colour: '#2f855a' };

describe('what may be done with a visit', () => {
  it('goes to a crew when there is one', () => {
    expect(visitCan(dispatcher, active, { status: 'scheduled', crew }, 'dispatch').ok).toBe(true);
    expect(visitCan(dispatcher, active, { status: 'scheduled', crew: null }, 'dispatch')).toEqual({
      ok: false,
      because: 'Choose a crew first.',
    });
  });

  it('is reported by its crew, and completed by the lead', () => {
    expect(visitCan(member, active, { status: 'dispatched', crew }, 'start').ok).toBe(true);
    expect(visitCan(member, active, { status: 'in_progress', crew }, 'complete').ok).toBe(false);
    expect(visitCan(lead, active, { status: 'in_progress', crew }, 'complete').ok).toBe(true);
    expect(visitCan(lead, active, { status: 'scheduled', crew }, 'dispatch').ok).toBe(false);
  });

  it('waits for a job that is not active', () => {
    expect(visitCan(dispatcher, { status: 'draft' }, { status: 'scheduled', crew }, 'start')).toEqual({
      ok: false,
      because: 'Confirm the job first.',
    });
    expect(visitCan(dispatcher, { status: 'draft' }, { status: 'unscheduled', crew }, 'schedule').ok).toBe(true);
    expect(visitCan(dispatcher, { status: 'completed' }, { status: 'completed', crew }, 'reopen').ok).toBe(true);
  });

  it('is moved until somebody is on the way', () => {
    expect(mayMove(dispatcher, active, { status: 'dispatched', crew }).ok).toBe(true);
    expect(mayMove(dispatcher, active, { status: 'en_route', crew }).ok).toBe(false);
  });
});
