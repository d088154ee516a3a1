import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, ValidationFailed } from '../problem/index.js';
import { unstorableText } from './unstorable-text.js';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Names of constraints that a caller would not understand. */
const CODES: Record<string, string> = { whitelistValidation: 'unknown_field', isDefined: 'required', isNotEmpty: 'required' };

/** Checks every body, query and parameter against its DTO; unknown fields are refused, nothing is coerced. */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: false,
      exceptionFactory: (errors) => new ValidationFailed(errors.flatMap((error) => fieldErrors(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const unstorable = unstorableText(value);
    try {
      if (unstorable.length > 0) throw new ValidationFailed(unstorable);
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (error instanceof ValidationFailed && metadata.type !== 'body') throw asParameters(error);
      throw error;
    }
  }
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    pointer,
    code: CODES[constraint] ?? snake(constraint),
    detail: constraint === 'whitelistValidation' ? `There is no field ${error.property} here.` : sentence(message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

const sentence = (message: string) => `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;

function asParameters({ extras }: ValidationFailed): ValidationFailed {
  const errors = extras.errors ?? [];
  return new ValidationFailed(
    errors.map(({ pointer = '', code, detail }) => ({ parameter: pointer.slice(1).replaceAll('/', '.'), code, detail })),
  );
}
