export { spelledAs, withoutTags } from './tags.js';
