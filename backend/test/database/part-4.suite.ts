import { registerSpecs } from '../../src/kernel/testing/spec-group.js';

await registerSpecs(3, 4);
