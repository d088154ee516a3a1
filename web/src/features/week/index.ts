export { WeekStrip } from './week-strip';
