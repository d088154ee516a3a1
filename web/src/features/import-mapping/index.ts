export { ColumnsStep } from './columns-step';
