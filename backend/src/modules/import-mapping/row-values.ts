import { cleanCell, exactCell, hasUnreadableCharacter, isFormulaError } from './cell.js';
import type { NoticeCode, RowNotice, RowProblem, RowProblemCode } from './row-problem.js';
import { type Mapping, TARGET_FIELDS, type TargetField } from './target-field.js';

/** How Google Contacts and our reader of cards put several values into one cell. */
export const SEVERAL = ':::';
/** One person has one: lists of couples and colleagues have more. */
const NAMES: readonly TargetField[] = ['first_name', 'middle_name', 'last_name'];
const SEVERAL_NAMES = /:::|[;|\n]/;

/** As many as a person fixes one by one. */
export const MOST_PROBLEMS = 100;

export interface PlacedValue {
  column: number;
  value: string;
}

/** The cells of one row by target field, and the problems found so far. */
export class RowValues {
  readonly problems: RowProblem[] = [];
  readonly notices: RowNotice[] = [];
  private readonly placed = new Map<TargetField, PlacedValue[]>();

  constructor(
    private readonly cells: readonly string[],
    private readonly mapping: Mapping,
    private readonly isExact = false,
  ) {
    mapping.forEach((target, column) => {
      const cell = cells[column] ?? '';
      const value = target ? (isExact ? exactCell(cell) : cleanCell(cell, target)) : '';
      if (target && value !== '') this.place(target, { column, value });
    });
  }

  /** The value of a single-valued field; '' when no column has one. */
  one(target: TargetField): string {
    return this.placed.get(target)?.[0]?.value ?? '';
  }

  /** The column of that value; -1 when there is none. */
  columnOf(target: TargetField): number {
    return this.placed.get(target)?.[0]?.column ?? -1;
  }

  /** Every value of a field, one for each column that feeds it. */
  all(target: TargetField): PlacedValue[] {
    return this.placed.get(target) ?? [];
  }

  /** The same with a '' for each empty column, so that several fields stay aligned. */
  row(target: TargetField): string[] {
    const values = new Map(this.all(target).map(({ column, value }) => [column, value]));
    return this.mapping.flatMap((own, column) => (own === target ? [values.get(column) ?? ''] : []));
  }

  /** The values of several fields column by column, with a '' for each empty one. */
  inOrder<Part>(
    fields: ReadonlyArray<readonly [part: Part, target: TargetField]>,
  ): Array<{ part: Part; value: string }> {
    return this.mapping.flatMap((own, column) => {
      const field = fields.find(([, target]) => target === own);
      const value = own && this.all(own).find((placed) => placed.column === column)?.value;
      return field ? [{ part: field[0], value: value || '' }] : [];
    });
  }

  /** The cell of a column, mapped or not; '' where there is none. */
  cell(column: number): string {
    return cleanCell(this.cells[column] ?? '');
  }

  has(...targets: TargetField[]): boolean {
    return targets.some((target) => this.placed.has(target));
  }

  /** The row has to be fixed. */
  report(code: RowProblemCode, target: TargetField | null, detail: string, placed?: PlacedValue): void {
    add(this.problems, { code, detail, ...this.placeOf(target, placed) });
  }

  /** The row is imported, without this value. */
  notice(code: NoticeCode, target: TargetField | null, detail: string, placed?: PlacedValue): void {
    add(this.notices, { code, detail, ...this.placeOf(target, placed) });
  }

  private placeOf(target: TargetField | null, placed?: PlacedValue): Pick<RowProblem, 'column' | 'value'> {
    const place = placed ?? (target ? this.placed.get(target)?.[0] : undefined);
    return { column: place?.column ?? null, value: place?.value.slice(0, 500) ?? null };
  }

  private place(target: TargetField, placed: PlacedValue): void {
    const { label, maxLength } = TARGET_FIELDS[target];
    if (hasUnreadableCharacter(placed.value)) {
      this.report('unreadable_character', target, 'Contains a character that can’t be read.', placed);
    } else if (placed.value.length > maxLength) {
      this.report('too_long', target, `${label} is longer than ${maxLength} characters.`, placed);
    } else if (isFormulaError(placed.value) && !this.isExact) {
      this.notice('value_left_out', target, `“${placed.value}” is an error of a spreadsheet formula.`, placed);
    } else {
      this.keep(target, this.isExact ? placed : this.single(target, placed));
    }
  }

  private keep(target: TargetField, placed: PlacedValue): void {
    const earlier = this.placed.get(target) ?? [];
    const { many, label } = TARGET_FIELDS[target];
    const [first] = earlier;
    // People may give one field several columns.
    if (first && !many && first.value.toLowerCase() !== placed.value.toLowerCase())
      this.notice('value_left_out', target, notTaken(label, placed.value), placed);
    this.placed.set(target, [...earlier, placed]);
  }

  /** The first of several values in a single-valued field; addresses are split elsewhere. */
  private single(target: TargetField, placed: PlacedValue): PlacedValue {
    const { group, many, label } = TARGET_FIELDS[target];
    if (many || group === 'billing' || group === 'property') return placed;
    const [value = '', ...others] = placed.value
      .split(NAMES.includes(target) ? SEVERAL_NAMES : SEVERAL)
      .map((part) => part.trim())
      .filter(Boolean);
    if (others.length === 0) return placed;
    this.notice('value_left_out', target, notTaken(label, others.join(', ')), placed);
    return { ...placed, value };
  }
}

const notTaken = (label: string, value: string) => `${label} takes one value. Not imported: ${value}`.slice(0, 900);

function add<Code>(list: Array<RowProblem<Code>>, problem: RowProblem<Code>): void {
  if (list.length >= MOST_PROBLEMS) return;
  const isLast = list.length === MOST_PROBLEMS - 1;
  const more = {
    code: problem.code,
    column: null,
    value: null,
    detail: 'This row has more problems than can be listed.',
  };
  list.push(isLast ? more : problem);
}
