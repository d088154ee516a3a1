export { Checklist, ChecklistSection } from './checklist-section';
