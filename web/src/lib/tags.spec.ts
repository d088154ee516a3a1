import { readableTags, spelledAlike } from './tags';

it.each([
  [['Mulch'], ['mulch', 'weekly'], ['mulch']],
  [['weekly', 'WEEKLY', ' weekly '], [], ['weekly']],
  [
    ['VIP', 'mul'],
    ['vip', 'mulch'],
    ['vip', 'mul'],
  ],
  [['É', 'e\u0301'], [], ['É']],
  [['', ' '], [], []],
])('%j are, where %j are known, %j', (typed, known, tags) => {
  expect(spelledAlike(typed, known)).toEqual(tags);
});

it.each([
  [[], []],
  [['weekly'], ['weekly']],
  [
    ['weekly', 'snow'],
    ['weekly', 'snow'],
  ],
  [
    ['prepaid-season', 'weekly', 'snow'],
    ['prepaid-season', 'weekly'],
  ],
  [['prepaid-season', 'bags-clippings'], ['prepaid-season']],
  [['bags-clippings-by-hand-only', 'a'], ['bags-clippings-by-hand-only']],
  [
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    ['a', 'b', 'c', 'd', 'e', 'f'],
  ],
])('of %j a list shows %j, whole', (tags, shown) => {
  expect(readableTags(tags)).toEqual(shown);
});
