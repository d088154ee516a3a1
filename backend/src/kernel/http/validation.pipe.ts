import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { ValidationFailed } from '../problem/index.js';
import { fieldErrors } from './field-errors.js';
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

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const unstorable = unstorableText(value);
    try {
      if (metadata.type === 'body' && !isObject(value)) throw new ValidationFailed([NO_OBJECT]);
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

const NO_OBJECT = { pointer: '', code: 'is_object', detail: 'Send a JSON object.' };

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

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
