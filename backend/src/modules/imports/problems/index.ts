export { ImportProblem, type ProblemSeverity } from './import-problem.entity.js';
export { ImportProblemsRepository, type NewProblem } from './import-problems.repository.js';
export { DownloadImportProblemsQuery, ImportProblemDto, ListImportProblemsQuery } from './problem.dto.js';
export { problemFile, type RowComplaint } from './problem-file.js';
