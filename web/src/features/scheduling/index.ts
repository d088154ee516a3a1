export { useOverrides } from './use-overrides';
export { type VisitValues, newVisitValues, toVisitBody } from './visit-form';
export { VisitList } from './visit-list';
