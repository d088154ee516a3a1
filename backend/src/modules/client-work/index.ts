export { type ClientWork, clientWork, declareClientWork, isKept, keepClientsThat } from './client-work.js';
