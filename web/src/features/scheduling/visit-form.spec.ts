import { newVisitValues, toScheduleBody, toVisitBody, toVisitPatch } from './visit-form';

const planned = {
  ...newVisitValues('crew', 240),
  date: '2027-06-08',
  windowStart: '08:00',
  windowEnd: '10:00',
};

it('sends hours as minutes, and empty fields as null', () => {
  expect(toVisitBody(planned)).toEqual({
    date: '2027-06-08',
    windowStart: '08:00',
    windowEnd: '10:00',
    crewId: 'crew',
    estManMinutes: 240,
    instructionsOverride: null,
  });
});

it('has no times when any time will do, whatever was typed before', () => {
  expect(toVisitBody({ ...planned, anytime: true })).toMatchObject({ windowStart: null, windowEnd: null });
});

it('moves a visit only when day, time or crew were changed', () => {
  expect(toVisitPatch(planned, { ...planned, instructionsOverride: 'Back garden only' }, {})).toEqual({
    instructionsOverride: 'Back garden only',
  });
  expect(toVisitPatch(planned, { ...planned, date: '2027-06-09' }, { allowOverlap: true })).toEqual({
    date: '2027-06-09',
    allowOverlap: true,
  });
});

it('puts a visit on the calendar with its whole slot', () => {
  expect(toScheduleBody(planned, { overrideReason: 'Client approved by phone' })).toEqual({
    date: '2027-06-08',
    windowStart: '08:00',
    windowEnd: '10:00',
    crewId: 'crew',
    overrideReason: 'Client approved by phone',
  });
});
