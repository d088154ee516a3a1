export { examine } from './examination.js';
export { count, printout } from './printout.js';
export { reportPage } from './report.js';
