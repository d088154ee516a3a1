import type { Company } from '../db';
import { seedId } from './ids';

const CREWS = [
  { name: 'North route', colour: '#2f855a', members: ['Luis Ortega', 'Jamal Reed', 'Teo Marsh'] },
  { name: 'South route', colour: '#2b6cb0', members: ['Wanda Kruk', 'Desmond Achebe'] },
  { name: 'Garden crew', colour: '#b7791f', members: ['Hector Salas', 'Brigid Nolan', 'Owen Pryce'] },
];

export function seedCrews({ crews, people, db }: Company): void {
  CREWS.forEach(({ name, colour, members }, index) =>
    crews.seed({
      id: seedId('crew', index),
      ...{ name, colour, active: true, version: 1 },
      updatedAt: db.now().toISOString(),
      members: members.map((member, position) => ({
        id: seedId('crewMember', index * 10 + position),
        name: member,
        phone: `(908) 555-01${String(20 + index * 10 + position)}`,
        isLead: position === 0,
        membershipId: people.find(({ user }) => user.name === member)?.membershipId ?? null,
        version: 1,
      })),
    }),
  );
}
