export { compiledDto } from './compiled-dto.js';
export { DeclaredInputInterceptor } from './declared-input.interceptor.js';
export { isRecord } from './is-record.js';
export { readJson } from './json-body.js';
export { MediaTypeInterceptor, MERGE_PATCH } from './media-type.interceptor.js';
export { mergeMember, mergePatch } from './merge-patch.js';
export { StrictValidationPipe } from './validation.pipe.js';
