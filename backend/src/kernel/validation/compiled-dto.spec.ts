import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { type FieldError, ValidationFailed } from '../problem/index.js';
import { EmailList, Lines, SearchText, Text, TextList } from '../dto/index.js';
import { compiledDto } from './compiled-dto.js';

class Point {
  @IsOptional()
  @ValidateNested()
  @Type(() => Point)
  next?: Point;
}

class AddressDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => Point)
  geo?: Point;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Point)
  path?: Point[];

  @IsOptional()
  @IsArray()
  days?: unknown[];

  @IsOptional()
  @Text(10, 'Home')
  name?: string;

  @IsOptional()
  @Lines(20, 'Ring twice.')
  notes?: string;

  @IsOptional()
  @SearchText(20, 'home')
  q?: string;

  @IsOptional()
  @TextList(5, 10, ['a'])
  tags?: string[];

  @IsOptional()
  @EmailList(5, ['a@example.com'])
  emails?: string[];
}

const read = (body: object) => compiledDto(AddressDto).read(body);

function errorsOf(body: object): FieldError[] {
  try {
    read(body);
    return [];
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error;
    return error.extras.errors ?? [];
  }
}

const errors = (body: object) => errorsOf(body).map(({ pointer, code }) => [pointer, code]);

describe('a list where an object belongs', () => {
  it.each([
    [{ geo: [] }, '/geo'],
    [{ geo: [{}] }, '/geo'],
    [{ geo: { next: [] } }, '/geo/next'],
    [{ path: [{}, []] }, '/path/1'],
    [{ path: [{ next: [[]] }] }, '/path/0/next'],
  ])('is refused by name: %j', (body, pointer) => expect(errors(body)).toEqual([[pointer, 'is_object']]));

  it.each([{}, { geo: {} }, { geo: null }, { path: [] }, { path: [{ next: {} }], days: [[1]] }])(
    'is not what stands in %j',
    (body) => expect(errorsOf(body)).toEqual([]),
  );
});

describe('a text', () => {
  it.each(['Home\n', 'a\r\nb', 'a\tb', 'a\u0007', 'a\u0085b', 'a\u2028b', '\u007f'])('is one line: not %j', (name) =>
    expect(errors({ name, tags: [name] })).toEqual([
      ['/name', 'one_line'],
      ['/tags', 'one_line'],
    ]),
  );

  it('of several lines has line feeds', () => {
    expect(read({ notes: 'a\r\nb\rc\n\td' })).toMatchObject({ notes: 'a\nb\nc\n\td' });
    expect(errors({ notes: 'a\u0007' })).toEqual([['/notes', 'printable']]);
  });

  it('of a search accepts pasted text', () => expect(read({ q: 'a\r\nb\tc' })).toMatchObject({ q: 'a b c' }));

  it('is refused if the database can’t store it', () => {
    expect(errors({ name: 'a\u0000', tags: ['ok', '\ud83c'] })).toEqual([
      ['/name', 'invalid_text'],
      ['/tags/1', 'invalid_text'],
    ]);
    expect(errors({ 'a\u0000b': 1 })).toEqual([['', 'invalid_text']]);
  });
});

describe('too large input', () => {
  const many = <T>(entry: T) => Array.from({ length: 100_000 }, () => entry);

  it('is refused by its size, without looking further', () => {
    expect(errors({ path: many({}) })).toEqual([['/path', 'array_max_size']]);
    expect(errors({ tags: many('x') })).toEqual([['/tags', 'array_max_size']]);
    expect(errors({ name: 'x'.repeat(1_000_000) })).toEqual([['/name', 'max_length']]);
    expect(errors({ emails: ['x'.repeat(1_000_000)] })).toEqual([['/emails', 'max_length']]);
    expect(errorsOf({ tags: ['x'.repeat(1_000_000)] })).toEqual([
      expect.objectContaining({ code: 'is_length', detail: expect.stringContaining('10 characters') }),
    ]);
  });

  it('has at most a hundred errors, with long names cut', () => {
    const body = Object.fromEntries(many(0).map((_, index) => [`${'x'.repeat(100)}${index}`, 1]));
    const found = errorsOf(body);
    expect(found).toHaveLength(100);
    expect(JSON.stringify(found).length).toBeLessThan(30_000);
    expect(errorsOf({ path: Array.from({ length: 20 }, () => body) })).toHaveLength(100);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'does not treat a member of its prototype as a field: %s',
    (name) =>
      expect(errors(JSON.parse(`{${JSON.stringify(name)}: 1}`) as object)).toEqual([[`/${name}`, 'unknown_field']]),
  );
});
