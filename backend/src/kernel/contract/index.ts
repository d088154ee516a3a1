export { buildContract, serveDocumentation, writeContract } from './openapi.js';
export { type Section, Sections } from './sections.js';
