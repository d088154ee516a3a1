import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsEmail, IsInt, IsString, Length, Max, ValidateNested } from 'class-validator';
import { ValidationFailed } from '../problem/index.js';
import { compiledDto } from './compiled-dto.js';

class Address {
  @IsString()
  @Length(1, 5)
  city!: string;
}

class Person {
  @IsEmail()
  email!: string;

  @IsInt()
  @Max(9)
  age!: number;

  @ValidateNested()
  @Type(() => Address)
  address!: Address;
}

const good = { email: 'a@example.com', age: 3, address: { city: 'Oslo' } };

function errorsOf(body: object) {
  try {
    compiledDto(Person).read(body);
    return [];
  } catch (error) {
    return (error as ValidationFailed).extras.errors;
  }
}

describe('what is wrong with a body', () => {
  it('has nothing to say about a good body', () => {
    expect(errorsOf(good)).toEqual([]);
  });

  it('points into nested objects', () => {
    expect(errorsOf({ ...good, address: { city: 'Stockholm' } })).toEqual([
      { pointer: '/address/city', code: 'is_length', detail: 'Must be at most 5 characters.' },
    ]);
  });

  it('says once that a field is missing, not once for each rule', () => {
    const { age: _, ...ageless } = good;
    expect(errorsOf(ageless)).toEqual([{ pointer: '/age', code: 'required', detail: 'This is required.' }]);
  });

  it('reports the type before the size, and coerces nothing', () => {
    expect(errorsOf({ ...good, age: '5' })).toEqual([
      { pointer: '/age', code: 'is_int', detail: 'Enter a whole number.' },
    ]);
  });

  it('refuses unknown fields by name', () => {
    expect(errorsOf({ ...good, admin: true })).toEqual([
      { pointer: '/admin', code: 'unknown_field', detail: 'Unknown field: admin.' },
    ]);
  });
});
