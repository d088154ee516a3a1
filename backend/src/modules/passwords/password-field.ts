import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, ValidateBy } from 'class-validator';
import { PASSWORD } from './password-length.js';

/** A password, spaces and all: any characters, up to 128 of them; a new one has 15 at least. */
export function Password(kind: 'new' | 'known', example: string): PropertyDecorator {
  const min = kind === 'new' ? PASSWORD.min : 1;
  const fits = (value: unknown) => {
    // A code point takes at most two units, and composing merges a few of them.
    if (typeof value !== 'string' || value.length > PASSWORD.max * 8) return false;
    const length = Array.from(value.normalize('NFC')).length;
    return length >= min && length <= PASSWORD.max;
  };
  const defaultMessage = () => `Use ${min} to ${PASSWORD.max} characters.`;
  return applyDecorators(
    IsString(),
    ValidateBy({ name: 'isLength', constraints: [min, PASSWORD.max], validator: { validate: fits, defaultMessage } }),
    ApiProperty({ type: String, minLength: min, maxLength: PASSWORD.max, example }),
  );
}
