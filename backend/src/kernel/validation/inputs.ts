import { type Call, type Input, LateParameter } from '../endpoint/index.js';
import { ValidationFailed } from '../problem/index.js';
import { compiledDto } from './compiled-dto.js';
import { isRecord } from './is-record.js';
import { unstorableText } from './unstorable-text.js';

/**
 * Checks every body, query and parameter of a handler against its DTO, in place of what Nest has passed; unknown fields
 * are refused, nothing is coerced. Promises among them are left to routes that can wait.
 */
export function readInputs(call: Call, given: unknown[]): unknown[] {
  const read = [...given];
  for (const input of call.route.inputs) read[input.index] = readOne(call, input, given[input.index]);
  return read;
}

/** The same for a route that waits, for example for an arriving file. */
export async function awaitInputs(call: Call, given: unknown[]): Promise<unknown[]> {
  const read = [...given];
  for (const input of call.route.inputs) read[input.index] = await readOne(call, input, given[input.index]);
  return read;
}

function readOne(call: Call, { from, type }: Input, given: unknown): unknown {
  if (given instanceof LateParameter) return given.read(call);
  try {
    if (from === 'elsewhere') return storable(given);
    // Parameters that others took out of the query are already handled.
    return readDto(from === 'query' ? call.request.query : given, from, type);
  } catch (error) {
    if (error instanceof ValidationFailed && from !== 'body') throw asParameters(error);
    throw error;
  }
}

function readDto(given: unknown, from: Input['from'], type: Input['type']): unknown {
  // No body and `{}` mean the same: an action whose fields are all optional needs no body.
  const value = given === undefined ? {} : given;
  if (!isRecord(value)) throw new ValidationFailed([NO_OBJECT]);
  if (!type) throw new Error(`The ${from} of this route has no class.`);
  return compiledDto(type).read(value);
}

/** Input without a DTO: a word of the path. */
function storable(value: unknown): unknown {
  const errors = unstorableText(value);
  if (errors.length > 0) throw new ValidationFailed(errors);
  return value;
}

const NO_OBJECT = { pointer: '', code: 'is_object', detail: 'Send a JSON object.' };

function asParameters({ extras }: ValidationFailed): ValidationFailed {
  const errors = extras.errors ?? [];
  return new ValidationFailed(
    errors.map(({ pointer = '', code, detail }) => ({
      parameter: pointer.slice(1).replaceAll('/', '.'),
      code,
      detail,
    })),
  );
}
