import { rowAfterKey } from './row-keys';

it.each([
  ['ArrowDown', 3, 4],
  ['j', 3, 4],
  ['ArrowUp', 3, 2],
  ['k', 0, 0],
  ['ArrowDown', 9, 9],
  ['PageDown', 3, 8],
  ['PageUp', 3, 0],
  ['Home', 3, 0],
  ['End', 3, 9],
])('%s from row %d goes to row %d of ten', (key, from, target) => {
  expect(rowAfterKey(key, from, 10, 5)).toBe(target);
});

it('ignores other keys, and empty lists', () => {
  expect(rowAfterKey('a', 3, 10, 5)).toBeNull();
  expect(rowAfterKey('ArrowDown', 0, 0, 5)).toBeNull();
});
