import { registerSpecs } from '../../src/kernel/testing/spec-group.js';

await registerSpecs(import.meta.url);
