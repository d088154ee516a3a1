import { spelledAlike } from './tags';

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
