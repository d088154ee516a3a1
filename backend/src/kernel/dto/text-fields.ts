import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, Length, Matches, MaxLength, ValidateBy, type ValidationOptions } from 'class-validator';

// Every text of a DTO is one line or several: a wall asks each field.

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/u;
const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;
const BREAK_OR_TAB = /\r\n|[\t\n\r\u0085\u2028\u2029]/g;

/** Replaces line breaks and tabs before the text is checked. */
const breaksAs = (breaks: RegExp, written: string) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(breaks, written) : value));

const without = (name: string, unwanted: RegExp, message: string, options?: ValidationOptions) =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value) => typeof value !== 'string' || !unwanted.test(value),
        defaultMessage: () => message,
      },
    },
    options,
  );

/** Text without line breaks, tabs and other control characters: it appears in lists, mail headers and on labels. */
export const OneLine = (options?: ValidationOptions) =>
  without('oneLine', CONTROL, 'Use a single line without tabs or other control characters.', options);

/** Text of several lines; every kind of line break becomes a line feed. */
export const SeveralLines = (): PropertyDecorator =>
  applyDecorators(
    breaksAs(LINE_BREAK, '\n'),
    without('printable', CONTROL_BUT_LINES, 'Remove control characters other than line breaks and tabs.'),
  );

/** Text of at most `max` characters on one line, in the contract and in the check alike. */
export function Text(max: number, example: string): PropertyDecorator {
  return applyDecorators(OneLine(), IsString(), MaxLength(max), ApiProperty({ type: String, maxLength: max, example }));
}

/** Text that is neither empty nor blank. */
export function FilledText(max: number, example: string): PropertyDecorator {
  return applyDecorators(OneLine(), filled(max, example));
}

/** Text of at most `max` characters, on as many lines as one likes. */
export function Lines(max: number, example: string): PropertyDecorator {
  return applyDecorators(
    SeveralLines(),
    ...[IsString(), MaxLength(max), ApiProperty({ type: String, maxLength: max, example })],
  );
}

/** Several lines that are not blank. */
export function FilledLines(max: number, example: string): PropertyDecorator {
  return applyDecorators(SeveralLines(), filled(max, example));
}

/** What is searched for. Pasted line breaks and tabs become spaces. */
export function SearchText(max: number, example: string): PropertyDecorator {
  return applyDecorators(breaksAs(BREAK_OR_TAB, ' '), Text(max, example));
}

const filled = (max: number, example: string): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Length(1, max),
    Matches(/\S/, { message: 'This is required.' }),
    ApiProperty({ type: String, minLength: 1, maxLength: max, example }),
  );
