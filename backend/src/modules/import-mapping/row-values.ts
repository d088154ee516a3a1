import { cleanCell, hasUnreadableCharacter } from './cell.js';
import type { RowProblem, RowProblemCode } from './row-problem.js';
import { type Mapping, TARGET_FIELDS, type TargetField } from './target-field.js';

/** As many as a person mends one by one. */
const MOST_PROBLEMS = 100;

interface PlacedValue {
  column: number;
  value: string;
}

/** The cells of one row by target field, and the problems found so far. */
export class RowValues {
  readonly problems: RowProblem[] = [];
  private readonly placed = new Map<TargetField, PlacedValue[]>();

  constructor(
    private readonly cells: readonly string[],
    mapping: Mapping,
  ) {
    mapping.forEach((target, column) => {
      const value = target ? cleanCell(cells[column] ?? '') : '';
      if (target && value !== '') this.place(target, { column, value });
    });
  }

  /** The value of a single-valued field; '' when no column has one. */
  one(target: TargetField): string {
    return this.placed.get(target)?.[0]?.value ?? '';
  }

  /** Every value of a field, one for each column that feeds it. */
  all(target: TargetField): PlacedValue[] {
    return this.placed.get(target) ?? [];
  }

  /** What stands in a column, mapped or not; '' where there is none. */
  cell(column: number): string {
    return cleanCell(this.cells[column] ?? '');
  }

  has(...targets: TargetField[]): boolean {
    return targets.some((target) => this.placed.has(target));
  }

  report(code: RowProblemCode, target: TargetField | null, detail: string, placed?: PlacedValue): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    if (this.problems.length === MOST_PROBLEMS - 1) {
      this.problems.push({
        code,
        column: null,
        value: null,
        detail: 'More is wrong with this row than can be listed.',
      });
      return;
    }
    const place = placed ?? (target ? this.placed.get(target)?.[0] : undefined);
    this.problems.push({ code, column: place?.column ?? null, value: place?.value.slice(0, 500) ?? null, detail });
  }

  private place(target: TargetField, placed: PlacedValue): void {
    const { label, maxLength } = TARGET_FIELDS[target];
    if (hasUnreadableCharacter(placed.value)) {
      this.report('unreadable_character', target, 'Has a character that was lost or cannot be read.', placed);
    } else if (placed.value.length > maxLength) {
      this.report('too_long', target, `${label}: longer than ${maxLength} characters.`, placed);
    } else {
      const earlier = this.placed.get(target);
      if (earlier) earlier.push(placed);
      else this.placed.set(target, [placed]);
    }
  }
}
