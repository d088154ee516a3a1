export { DayActions } from './day-actions';
export { CrewMark, VisitStatusMark } from './visit-status';
export { VisitsSection } from './visits-section';
