import { Resources } from './generated/resources.js';
import { type HedgerowOptions, Transport } from './transport.js';

/**
 * A deployment of Hedgerow, as one caller sees it. Every operation of the contract is a method of the same name, in the
 * group that the documentation has it in:
 *
 *     const hedgerow = new Hedgerow({ baseUrl: 'https://hedgerow.example.com', apiKey: process.env.HEDGEROW_API_KEY });
 *     const { items } = await hedgerow.clients.listClients({ query: { q: 'oak' } });
 */
export class Hedgerow extends Resources {
  constructor(options: HedgerowOptions) {
    super(new Transport(options));
  }
}
