export { type Encoding, ENCODINGS } from './encoding.js';
export { type FormatChoices, type Inspection, inspectFile, type Knowledge } from './inspect-file.js';
export { dataRows, type IsFooter } from './rows.js';
export { type Delimiter, DELIMITERS, MAX_COLUMNS, type OpenFile, type SourceFormat, type SourceRow } from './source.js';
export { UnreadableFile, type UnreadableCode } from './unreadable-file.js';
