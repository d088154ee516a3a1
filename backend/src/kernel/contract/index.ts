export { buildContract, serveDocumentation, writeContract } from './openapi.js';
export { Sections } from './sections.js';
