import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { ValidationFailed } from '../problem/index.js';
import { checkedAlone } from './bulk.dto.js';
import { fieldErrors } from './field-errors.js';
import { isRecord } from './is-record.js';
import { misplacedLists } from './misplaced-lists.js';
import { unstorableText } from './unstorable-text.js';

/** Checks every body, query and parameter against its DTO; unknown fields are refused, nothing is coerced. */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      exceptionFactory: (errors) => new ValidationFailed(errors.flatMap((error) => fieldErrors(error))),
    });
  }

  override async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Saying nothing and saying `{}` is the same: an action whose fields may all be left out needs no body.
    const value = metadata.type === 'body' && given === undefined ? {} : given;
    const unstorable = unstorableText(withoutRows(value, metadata));
    try {
      if (metadata.type === 'body' && !isRecord(value)) throw new ValidationFailed([NO_OBJECT]);
      if (unstorable.length > 0) throw new ValidationFailed(unstorable);
      const dto: unknown = await super.transform(value, metadata);
      const misplaced = misplacedLists(dto);
      if (misplaced.length > 0) throw new ValidationFailed(misplaced);
      return dto;
    } catch (error) {
      if (error instanceof ValidationFailed && metadata.type !== 'body') throw asParameters(error);
      throw error;
    }
  }
}

/** Rows of a bulk request are checked one by one, later. */
function withoutRows(value: unknown, { metatype }: ArgumentMetadata): unknown {
  const rows = metatype && checkedAlone(metatype);
  return rows && isRecord(value) ? { ...value, [rows]: undefined } : value;
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
