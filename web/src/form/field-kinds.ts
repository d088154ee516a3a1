import { changesOf, orEmpty, orNull } from '../lib/patch';
import type { AddressValues } from './fields/address-fields';
import { addressValues, nulledParts } from './fields/address-values';

/** How a field of the contract stands in a form. */
interface FieldKind<Shown, Value> {
  shown: (value: Value | undefined) => Shown;
  /** Undefined where there is nothing to send. */
  sent: (shown: Shown) => Value | undefined;
}

const kind = <Shown, Value>(field: FieldKind<Shown, Value>) => field;

/** Kinds of fields, for `formOf`. */
export const kinds = {
  text: kind<string, string | null>({ shown: orEmpty, sent: orNull }),
  words: kind<string[], string[]>({ shown: (words = []) => words, sent: (words) => words }),
  /** ISO weekdays, in the form as text: what chips work with. */
  weekdays: kind<string[], number[]>({
    shown: (days = []) => days.map(String),
    sent: (days) => days.map(Number).sort((a, b) => a - b),
  }),
  address: kind<AddressValues, Partial<Record<keyof AddressValues, string | null>>>({
    shown: (address) => addressValues(address ?? null),
    sent: nulledParts,
  }),
  /** Typed anew or left empty, which leaves the stored one: it is never read back into a form. */
  secret: kind<string, string | null>({ shown: () => '', sent: (typed) => orNull(typed) ?? undefined }),
};

type AnyKind = FieldKind<never, never> | (typeof kinds)[keyof typeof kinds];
type Kinds = Readonly<Record<string, AnyKind>>;
type Values<Fields extends Kinds> = { [Name in keyof Fields]: ReturnType<Fields[Name]['shown']> };
type Sent<Fields extends Kinds> = { [Name in keyof Fields]?: Exclude<ReturnType<Fields[Name]['sent']>, undefined> };
export type FormValues<Form extends { empty: () => unknown }> = ReturnType<Form['empty']>;

/** A form out of the fields of a request, each said once: its empty values, those of a record, and what it sends. */
export function formOf<Fields extends Kinds>(fields: Fields) {
  // Each kind gets and gives values of its own field.
  const each = (of: (field: FieldKind<unknown, unknown>, name: string) => unknown): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields)
        .map(([name, field]) => [name, of(field as FieldKind<unknown, unknown>, name)] as const)
        .filter(([, value]) => value !== undefined),
    );
  const valuesOf = (record: object) => each((field, name) => field.shown(Reflect.get(record, name))) as Values<Fields>;
  const body = (values: Values<Fields>) => each((field, name) => field.sent(values[name])) as Sent<Fields>;
  return {
    empty: () => valuesOf({}),
    valuesOf,
    body,
    /** Only what was changed: what a colleague changes meanwhile in other fields stays. */
    patch: (before: Values<Fields>, after: Values<Fields>): Sent<Fields> => changesOf(body(before), body(after)),
  };
}
