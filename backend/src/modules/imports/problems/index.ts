export { neutralise } from './neutralise.js';
export { problemFile, type RowComplaint } from './problem-file.js';
