export type { FilteredChange, Matches, Position } from './filtered-change.js';
export { FilteredChanges } from './filtered-changes.js';
export { FilteredChangesModule } from './filtered-changes.module.js';
