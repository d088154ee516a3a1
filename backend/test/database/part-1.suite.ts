import { registerSpecs } from '../../src/kernel/testing/spec-group.js';

await registerSpecs(0, 4);
