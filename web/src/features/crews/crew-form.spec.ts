import { CREW_COLOURS } from '../../lib/crew-colours';
import { newCrewMemberValues, newCrewValues, toCrewMemberBody } from './crew-form';

it('offers a colour that no crew in use has', () => {
  const [first = '', second = '', third = ''] = CREW_COLOURS;
  const crews = [
    { colour: first, active: true },
    { colour: second, active: false },
  ];
  expect(newCrewValues(crews).colour).toBe(second);
  expect(newCrewValues([...crews, { colour: second, active: true }]).colour).toBe(third);
});

it('makes the first person the lead, and nobody after a lead', () => {
  expect(newCrewMemberValues({ members: [] }).isLead).toBe(true);
  const lead = { id: '1', name: 'Luis', phone: null, membershipId: null, isLead: true, version: 1 };
  expect(newCrewMemberValues({ members: [lead] }).isLead).toBe(false);
});

it('sends an empty phone as null', () => {
  expect(toCrewMemberBody({ name: ' Luis ', phone: ' ', membershipId: null, isLead: true })).toEqual({
    name: 'Luis',
    phone: null,
    membershipId: null,
    isLead: true,
  });
});
