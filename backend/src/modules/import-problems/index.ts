export { ImportProblem, type ProblemSeverity } from '../import-rows/import-problem.entity.js';
export { ImportProblemsRepository, type NewProblem } from '../import-rows/import-problems.repository.js';
export { DownloadImportProblemsQuery, ImportProblemDto, ListImportProblemsQuery } from './problem.dto.js';
export { problemFile, type RowComplaint } from './problem-file.js';
