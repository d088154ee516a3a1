export { HOLDS_ZONES, type ZoneChange, ZoneChanges } from './zone-changes.js';
export { TimeZoneConflict } from './zone-changes.errors.js';
export { ZoneChangesModule } from './zone-changes.module.js';
