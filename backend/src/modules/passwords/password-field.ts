import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, ValidateBy } from 'class-validator';
import { lengthOf, PASSWORD } from './password-length.js';

const LEAST = { new: PASSWORD.min, changed: PASSWORD.minBesideSecondFactor, known: 1 };

/**
 * A password, spaces and all: any characters, up to 128 of them; a new one has 15 at least. A changed one may have 8 where there is
 * a second factor, which `requireStrongPassword` looks at.
 */
export function Password(kind: keyof typeof LEAST, example: string): PropertyDecorator {
  const min = LEAST[kind];
  const fits = (value: unknown) => {
    // A code point takes at most two units, and composing merges a few of them.
    if (typeof value !== 'string' || value.length > PASSWORD.max * 8) return false;
    const length = lengthOf(value);
    return length >= min && length <= PASSWORD.max;
  };
  const defaultMessage = () => `Use ${min} to ${PASSWORD.max} characters.`;
  return applyDecorators(
    IsString(),
    ValidateBy({ name: 'isLength', constraints: [min, PASSWORD.max], validator: { validate: fits, defaultMessage } }),
    ApiProperty({ type: String, minLength: min, maxLength: PASSWORD.max, example }),
  );
}
