export type { ExistingClient, KnownRow, Lookups } from './lookups.js';
export { type JudgeSettings, RowJudge } from './row-judge.js';
export { type FailedRow, isWanted, type SkippedRow, type Verdict, type WantedRow } from './verdict.js';
