/** Conditions of a statement, and their values in the order of their placeholders. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly all: string[] = [];

  /** Conditions without values. */
  and(...conditions: string[]): this {
    this.all.push(...conditions);
    return this;
  }

  /** A condition with values; each `?` stands for the next of them. */
  where(condition: string, ...values: unknown[]): this {
    if (values.includes(undefined)) return this;
    const numbers = values.map((value) => `$${this.values.push(value)}`);
    this.all.push(condition.replace(/\?/g, () => numbers.shift() ?? '?'));
    return this;
  }

  get sql(): string {
    return this.all.length > 0 ? this.all.join(' and ') : 'true';
  }
}
