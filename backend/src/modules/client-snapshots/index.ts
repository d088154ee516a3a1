export {
  type ClientSnapshot,
  type PropertyRow,
  type PropertySnapshot,
  propertySnapshotOf,
} from './client-snapshots.js';
