import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsArray, IsOptional, ValidateNested } from 'class-validator';
import { misplacedLists } from './misplaced-lists.js';

class Point {
  @IsOptional()
  @ValidateNested()
  @Type(() => Point)
  next?: Point;
}

class Place {
  @IsOptional()
  @ValidateNested()
  @Type(() => Point)
  geo?: Point;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Point)
  path?: Point[];

  @IsOptional()
  @IsArray()
  days?: unknown[];
}

const pointers = (body: object) => misplacedLists(plainToInstance(Place, body)).map(({ pointer }) => pointer);

describe('a list where an object belongs', () => {
  it.each([
    [{ geo: [] }, '/geo'],
    [{ geo: [{}] }, '/geo'],
    [{ geo: { next: [] } }, '/geo/next'],
    [{ path: [{}, []] }, '/path/1'],
    [{ path: [{ next: [[]] }] }, '/path/0/next'],
  ])('is refused by name: %j', (body, pointer) => expect(pointers(body)).toEqual([pointer]));

  it.each([{}, { geo: {} }, { geo: null }, { path: [] }, { path: [{ next: {} }], days: [[1]] }])(
    'is not what stands in %j',
    (body) => expect(pointers(body)).toEqual([]),
  );
});
