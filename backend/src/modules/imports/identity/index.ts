export { rowKeys, type RowKeys } from './row-key.js';
