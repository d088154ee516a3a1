export { RequestPipeline } from './answered.js';
export { announceDeprecations } from './deprecation.js';
export { ACTS_EACH_TIME, Endpoint, type EndpointOptions, WHILE_SUSPENDED } from './endpoint.js';
export { DeclaredEndpoint, type TransactionMode } from './endpoint.metadata.js';
export { documents, Id, IfMatch, lateParameter } from './parameters.js';
export { asSent, tagList } from './tag-list.js';
export { codesOf, declaredIn, problemSchema } from './problem-responses.js';
export { type Call, type Input, LateParameter, type Route } from './route.js';
