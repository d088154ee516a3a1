import { asSent, tagList } from './tag-list.js';

describe('the tags of a conditional request', () => {
  it.each([
    ['"7"', ['7']],
    ['"999", "2"', ['999', '2']],
    ['"999","2"', ['999', '2']],
    [' , "1" ,, W/"2.ab-c" ,', ['1', '2.ab-c']],
    ['"a,b", "c"', ['a,b', 'c']],
    ['""', ['']],
    ['*', '*'],
    ['', null],
    [', ,', null],
    ['7', null],
    ['"7', null],
    ['"1" "2"', null],
    ['*, "1"', null],
    ['w/"1"', null],
  ])('%s are %j', (header, tags) => expect(tagList(header)).toEqual(tags));

  it.each([
    ['4-gzip', '4'],
    ['4-br', '4'],
    ['4--gzip', '4'],
    ['4;gzip', '4'],
    ['4:gz', '4'],
    ['4-zstd', '4'],
    ['4;;;', '4'],
    ['4:0', '4'],
    ['4-gzip-br', '4'],
    ['4--x-gzip', '4'],
    ['4-df', '4'],
    ['4.q8Xb2vTn4kQ-gzip--gzip', '4.q8Xb2vTn4kQ'],
    ['4-gzipped', '4-gzipped'],
    ['-gzip', ''],
    ['4.q8Xb2vTn4kQ-zstd', '4.q8Xb2vTn4kQ'],
    ['4.q8Xb-2vT_4kQ', '4.q8Xb-2vT_4kQ'],
    ['gzip', 'gzip'],
  ])('%s is recognized in %s', (tag, sent) => expect(asSent(tag)).toBe(sent));
});
