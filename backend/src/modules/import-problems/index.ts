export { type ImportProblem, PROBLEM_SEVERITIES } from './import-problem.entity.js';
export { ImportProblemsModule } from './import-problems.module.js';
export { ImportProblemsRepository, type NewProblem } from './import-problems.repository.js';
