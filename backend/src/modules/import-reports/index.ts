export { ImportReportsModule } from './import-reports.module.js';
export type { ListImportProblemsQuery } from './problem.dto.js';
export type { ReportedProblem } from './problem-file.js';
