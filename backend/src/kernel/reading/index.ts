export { JsonAnswer } from './json-answer.js';
export { type JsonPageRequest, limitFor, pageAnswer, readJsonPage } from './json-page.js';
export {
  arrayOf,
  type Column,
  flag,
  given,
  instant,
  instantText,
  json,
  type JsonOf,
  kept,
  list,
  made,
  number,
  orNull,
  part,
  Shape,
  shownIf,
  shownOf,
  text,
  timeOfDay,
  word,
} from './shape.js';
export { Conditions } from './conditions.js';
export { type JsonList, type ListedRows, readJsonList, readListed } from './json-list.js';
export { sqlList } from './sql-list.js';
