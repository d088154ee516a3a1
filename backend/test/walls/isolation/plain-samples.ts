import type { Caller } from '../../../src/modules/jobs/jobs.factory.js';
import { operations } from '../contract-document.js';
import { bodyOf } from './requests.js';
import type { Samples } from './samples.js';

const API = '/api/v1';

/**
 * Samples of the records that nobody made by hand: the contract says how one is made, with the least that it takes and
 * with the ids that are there. So a new domain has its sample without a line here.
 */
export async function plainSamples(caller: Caller, samples: Samples): Promise<Samples> {
  const made: Samples = {};
  for (const [name, place] of missingIn(samples)) {
    const payload = bodyOf(place, samples);
    const { status, body } = await caller.post<{ id: string }>(place.path.slice(API.length), payload);
    if (status !== 201) throw new Error(`${place.place} answered ${status}: ${JSON.stringify(body)}`);
    made[name] = body.id;
  }
  return made;
}

/** `POST /api/v1/quotes` makes what `/api/v1/quotes/{quoteId}` names. */
function missingIn(samples: Samples) {
  return operations.flatMap((place): Array<[string, typeof place]> => {
    if (place.method !== 'post' || !place.operation.responses['201']) return [];
    const member = operations.find(({ path }) => path.startsWith(`${place.path}/{`) && path.endsWith('}'));
    const name = member?.path.slice(place.path.length + 2, -1);
    return name && !(name in samples) ? [[name, place]] : [];
  });
}
