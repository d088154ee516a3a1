export { cellList, readCellList } from './cell-list.js';
export { copiedCsvStream, csvBytes, csvStream } from './csv.js';
export { withoutFormulaGuards } from './formulas.js';
export { csvAnswer } from './csv-answer.js';
