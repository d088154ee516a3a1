export { compiledDto } from './compiled-dto.js';
export { refuseUndeclared } from './declared-input.js';
export { awaitInputs, readInputs } from './inputs.js';
export { isRecord } from './is-record.js';
export { readJson } from './json-body.js';
export { MERGE_PATCH, requireMediaType } from './media-type.js';
export { mergeMember, mergePatch } from './merge-patch.js';
