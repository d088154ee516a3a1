import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsEmail, IsInt, IsString, Length, Max, validateSync, ValidateNested } from 'class-validator';
import { fieldErrors } from './field-errors.js';

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

const errorsOf = (body: object) =>
  validateSync(plainToInstance(Person, body), { whitelist: true, forbidNonWhitelisted: true }).flatMap((error) =>
    fieldErrors(error),
  );

describe('fieldErrors', () => {
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

  it('names the kind before the size, and coerces nothing', () => {
    expect(errorsOf({ ...good, age: '5' })).toEqual([
      { pointer: '/age', code: 'is_int', detail: 'Send a whole number.' },
    ]);
  });

  it('refuses what it does not know, by name', () => {
    expect(errorsOf({ ...good, admin: true })).toEqual([
      { pointer: '/admin', code: 'unknown_field', detail: 'There is no field admin here.' },
    ]);
  });
});
