import { unstorableText } from './unstorable-text.js';

describe('unstorableText', () => {
  it.each([['plain'], ["O'Brien, Müller, 李, שלום, 🌿"], [{ a: [1, null, true, 'b'] }]])('takes %j', (value) => {
    expect(unstorableText(value)).toEqual([]);
  });

  it.each([
    [{ name: 'a\u0000b' }, '/name'],
    [{ tags: ['ok', '\ud83c'] }, '/tags/1'],
    [{ 'a/b': { 'c~d': '\udf3f' } }, '/a~1b/c~0d'],
  ])('refuses %j at %s', (value, pointer) => {
    expect(unstorableText(value)).toEqual([expect.objectContaining({ pointer, code: 'invalid_text' })]);
  });

  it.each([[{ 'a\u0000b': { c: 'd\u0000' } }], [{ '\ud83c': 1 }]])('refuses a name in %j where it stands', (value) => {
    expect(unstorableText(value)).toEqual([expect.objectContaining({ pointer: '', code: 'invalid_text' })]);
  });

  it('ends on endless nesting', () => {
    let deep: object = {};
    for (let depth = 0; depth < 5_000; depth++) deep = { deep };
    expect(unstorableText(deep)).toEqual([expect.objectContaining({ code: 'too_deep' })]);
  });
});
