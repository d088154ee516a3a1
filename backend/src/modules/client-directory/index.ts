export { type ClientSnapshot, ClientDirectory, type PropertySnapshot } from './client-directory.js';
export { ClientDirectoryModule } from './client-directory.module.js';
