import { sentenceOf } from './event-words';

it.each([
  [{ type: 'client.created', changed: [] }, 'Client added'],
  [
    { type: 'client.updated', changed: ['notes', 'leadSource', 'someNewField'] },
    'Client changed: notes, how they found us, some new field',
  ],
  [{ type: 'client.archived', changed: ['status'] }, 'Client archived'],
  [{ type: 'comet.seen_again', changed: [] }, 'Comet seen again'],
])('%j reads “%s”', (event, sentence) => {
  expect(sentenceOf(event)).toBe(sentence);
});
