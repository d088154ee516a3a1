import { registerSpecs } from '../../src/kernel/testing/spec-group.js';

await registerSpecs(1, 4);
