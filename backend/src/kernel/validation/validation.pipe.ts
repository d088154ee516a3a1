import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { ValidationFailed } from '../problem/index.js';
import { isRecord } from './is-record.js';
import { compiledDto } from './compiled-dto.js';
import { unstorableText } from './unstorable-text.js';

/** Checks every body, query and parameter against its DTO; unknown fields are refused, nothing is coerced. */
@Injectable()
export class StrictValidationPipe implements PipeTransform {
  transform(given: unknown, metadata: ArgumentMetadata): unknown {
    try {
      return metadata.type === 'body' || metadata.type === 'query' ? read(given, metadata) : storable(given);
    } catch (error) {
      if (error instanceof ValidationFailed && metadata.type !== 'body') throw asParameters(error);
      throw error;
    }
  }
}

function read(given: unknown, { type, metatype }: ArgumentMetadata): unknown {
  // Saying nothing and saying `{}` is the same: an action whose fields may all be left out needs no body.
  const value = given === undefined ? {} : given;
  if (!isRecord(value)) throw new ValidationFailed([NO_OBJECT]);
  if (!metatype) throw new Error(`The ${type} of this route has no class.`);
  return compiledDto(metatype as Type<object>).read(value);
}

/** What the decorators of parameters made themselves: an id, a file that arrives. */
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
