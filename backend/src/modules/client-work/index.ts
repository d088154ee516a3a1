export { type ClientWork, clientWork, declareClientWork } from './client-work.js';
