export type { FilteredChange, Matches, Place } from './filtered-change.js';
export { FilteredChanges } from './filtered-changes.js';
export { FilteredChangesModule } from './filtered-changes.module.js';
