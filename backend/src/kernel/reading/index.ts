export { JsonAnswer } from './json-answer.js';
export { type JsonPageRequest, limitFor, pageAnswer, readJsonPage } from './json-page.js';
export {
  arrayOf,
  type Column,
  flag,
  given,
  instant,
  json,
  type JsonOf,
  list,
  made,
  number,
  orNull,
  part,
  Shape,
  shownIf,
  text,
} from './shape.js';
