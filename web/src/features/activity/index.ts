export { JobActivity } from './job-activity';
