import { registerSpecs } from '../support/spec-group.js';

await registerSpecs(import.meta.url);
