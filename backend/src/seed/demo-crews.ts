/** Somebody of a crew; with `email` the demo account that belongs to them. */
export interface DemoCrewMember {
  name: string;
  phone: string;
  isLead?: boolean;
  email?: string;
}

/** The crews of Greenfield: two that mow, one for everything else. */
export const DEMO_CREWS: ReadonlyArray<{ name: string; colour: string; members: DemoCrewMember[] }> = [
  {
    name: 'North route',
    colour: '#2f855a',
    members: [
      { name: 'Luis Ortega', phone: '(908) 555-0117', isLead: true, email: 'lead@greenfield.example' },
      { name: 'Jamal Reed', phone: '(973) 555-0163', email: 'crew@greenfield.example' },
      { name: 'Teo Marsh', phone: '(908) 555-0138' },
    ],
  },
  {
    name: 'South route',
    colour: '#2b6cb0',
    members: [
      { name: 'Wanda Kruk', phone: '(862) 555-0121', isLead: true },
      { name: 'Desmond Achebe', phone: '(908) 555-0174' },
    ],
  },
  {
    name: 'Garden crew',
    colour: '#b7791f',
    members: [
      { name: 'Hector Salas', phone: '(201) 555-0109', isLead: true },
      { name: 'Brigid Nolan', phone: '(973) 555-0155' },
      { name: 'Owen Pryce', phone: '(551) 555-0182' },
    ],
  },
];
