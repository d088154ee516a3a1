export type { ExistingClient, KnownRow, Lookups } from './lookups.js';
export { type JudgeSettings, judgeSettings } from './judge-settings.js';
export { type ReadRow, RowJudge } from './row-judge.js';
export { type FailedRow, isWanted, type SkippedRow, type Verdict, type WantedRow } from './verdict.js';
export { ImportLookups } from './import-lookups.js';
export { tally } from './tally.js';
export { problemsOf } from './verdict-problems.js';
