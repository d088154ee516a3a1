export * from './fields.js';
export { companionsOf, Include, INCLUDED } from './include.js';
export { memberNames } from './member-names.js';
export { RecordDto, SourcedRecordDto } from './record.dto.js';
export { CursorQuery, itemTypeOf, pageOf, PageQuery, SortBy, UpdatedPageQuery } from './page.dto.js';
export { FilledLines, FilledText, Lines, OneLine, SearchText, Text } from './text-fields.js';
export { type ClientKind, SignInClient } from './sign-in-client.js';
export { JoinedWords, joinedWords, SEVERAL_WORDS, Words } from './word-list.js';
