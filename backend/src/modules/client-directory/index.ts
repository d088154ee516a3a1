export { type ClientSnapshot, ClientDirectory, type PropertyRow, type PropertySnapshot } from './client-directory.js';
export { ClientDirectoryModule } from './client-directory.module.js';
