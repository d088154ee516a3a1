import type { CompanyName, HttpTestApp } from '../../kernel/testing/index.js';

export interface Place {
  clientId: string;
  propertyId: string;
}

/** A client with an e-mail address and a property, made through the API. */
export async function aPlace(
  app: HttpTestApp,
  company: CompanyName = 'greenfield',
  changes: object = {},
): Promise<Place> {
  const payload = {
    displayName: "Maeve O'Brien",
    contacts: [
      { firstName: 'Maeve', lastName: "O'Brien", emails: ['maeve@example.com'], phones: [{ raw: '(607) 555-0142' }] },
    ],
    properties: [
      {
        name: 'Home',
        address: { line1: '1207 Cayuga Heights Rd', city: 'Ithaca', region: 'NY', postalCode: '14850', country: 'US' },
        accessNotes: 'The side gate sticks.',
        hazards: ['Dog in the back yard'],
      },
    ],
    ...changes,
  };
  const answer = await app.injectAs('office_manager', { method: 'POST', url: '/api/v1/clients', payload }, company);
  if (answer.statusCode !== 201) throw new Error(`Creating a client answered ${answer.statusCode}: ${answer.body}`);
  const { id, properties } = answer.json<{ id: string; properties: { id: string }[] }>();
  return { clientId: id, propertyId: properties[0]?.id ?? '' };
}
