export { AnswerReady } from './answer-ready.js';
export { isKnown, notModified, tagged } from './entity-tag.js';
export { packed } from './packed.js';
export { ProblemFilter, sendProblem } from './problem.filter.js';
export { addressesOf, sendLocations } from './record-address.js';
export { revisionOf } from './revision.js';
export { RouteTable } from './route-table.js';
export { FIELD_LIST, FIELDS, sparseAnswer } from './sparse.js';
