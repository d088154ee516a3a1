import type { TestApp } from '../../../test/support/index.js';
import type { WholeClient } from './client-answer.dto.js';
import type { CreateClientDto } from './client.dto.js';
import { ClientsService } from './clients.service.js';

/** A client that every list of a landscaper has, made by the service. */
export const anOBrien = (changes: Partial<CreateClientDto> = {}): CreateClientDto => ({
  displayName: "Dana O'Brien",
  contacts: [
    {
      firstName: 'Dana',
      lastName: "O'Brien",
      emails: ['Dana.OBrien@example.com'],
      phones: [{ raw: '(908) 555-0142' }],
    },
  ],
  properties: [
    { address: { line1: '12 Orchard Road', city: 'Summit', region: 'NJ', postalCode: '07901' }, gateCode: '4471#' },
  ],
  ...changes,
});

/** Makes a client in one of the two companies of a test, as its owner. */
export function makeClient(
  app: TestApp,
  client: CreateClientDto = anOBrien(),
  company: 'greenfield' | 'rival' = 'greenfield',
): Promise<WholeClient> {
  return app.asTenant(company, () => app.get(ClientsService).create(client));
}
