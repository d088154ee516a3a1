import { registerSpecs } from '../support/spec-group.js';

await registerSpecs();
