export { announceDeprecations } from './deprecation.js';
export { ACTS_EACH_TIME, Endpoint, type EndpointOptions } from './endpoint.js';
export {
  RouteActsEachTime,
  RouteAnswer,
  RouteIsConfidential,
  RouteTransaction,
  type TransactionMode,
} from './endpoint.metadata.js';
export { documents, Id, IfMatch } from './parameters.js';
export { codesOf, declaredIn, problemSchema } from './problem-responses.js';
