import { Problem } from '../../api/problem';
import { conflictsOf, openItemsOf } from './refusals';

const conflict = {
  visitId: 'v',
  jobId: 'j',
  jobNumber: 'J-00042',
  date: '2027-06-08',
  windowStart: '08:00',
  windowEnd: '10:00',
};
const refused = (body: Record<string, unknown>) => new Problem(409, body, { title: 'Refused' });

it('finds the visits in the way, and drops what it does not understand', () => {
  expect(conflictsOf(refused({ code: 'schedule_conflict', conflicts: [conflict, { jobId: 'j' }] }))).toEqual([
    conflict,
  ]);
  expect(conflictsOf(refused({ code: 'no_service_day', conflicts: [conflict] }))).toEqual([]);
  expect(conflictsOf(null)).toEqual([]);
});

it('finds what is still to be ticked', () => {
  expect(openItemsOf(refused({ code: 'checklist_incomplete', items: [{ id: '1', label: 'Gate closed' }] }))).toEqual([
    'Gate closed',
  ]);
});
