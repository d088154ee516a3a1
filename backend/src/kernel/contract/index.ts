export { BESIDE_THE_API, buildContract, serveDocumentation, writeContract } from './openapi.js';
export { ReadingOrder, Sections } from './sections.js';
