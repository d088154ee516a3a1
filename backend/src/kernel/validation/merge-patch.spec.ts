import { IsInt, IsOptional, Min } from 'class-validator';
import { ValidationFailed } from '../problem/index.js';
import { Text } from '../dto/text-fields.js';
import { mergeMember, mergePatch } from './merge-patch.js';

describe('a merge patch', () => {
  // The examples of RFC 7396, appendix A, as far as both sides are objects.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    [{ a: 'b' }, { a: undefined }, { a: 'b' }],
  ])('of %j by %j is %j', (before, patch, after) => {
    expect(mergePatch<object>(before, patch)).toEqual(after);
  });
});

class Spot {
  @IsInt()
  @Min(1)
  x!: number;

  @IsOptional()
  @IsInt()
  y?: number;

  @IsOptional()
  @Text(20, 'Gate')
  name?: string;
}

describe('a nested object', () => {
  const merge = (patch: object | null | undefined, before: Spot | null = { x: 1, y: 2 }) =>
    mergeMember(Spot, before, patch, '/spot');

  it('is kept, removed or changed in parts', () => {
    expect(merge(undefined)).toEqual({ x: 1, y: 2 });
    expect(merge(null)).toBeNull();
    expect(merge({ y: 5 })).toEqual({ x: 1, y: 5 });
    expect(merge({ y: null })).toEqual({ x: 1 });
  });

  it('keeps a text that was stored before there was a rule about its lines', () => {
    const before = { x: 1, name: 'Gate\n(left)' };
    expect(merge({ y: 5 }, before)).toEqual({ ...before, y: 5 });
  });

  it('is validated as a whole, and missing fields are named', () => {
    const failed = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return (error as ValidationFailed).extras.errors;
      }
      return [];
    };
    expect(failed(() => merge({ y: 1 }, null))).toMatchObject([{ pointer: '/spot/x', code: 'required' }]);
    expect(failed(() => merge({ x: null }))).toMatchObject([{ pointer: '/spot/x', code: 'required' }]);
  });
});
