import { changesOf, orEmpty, orNull } from '../lib/patch';
import type { AddressValues } from './fields/address-fields';
import { addressValues, filledParts, nulledParts } from './fields/address-values';

/** How a field of the contract is represented in a form. */
interface FieldKind<Shown, Value, Sends extends Value | undefined = Value> {
  shown: (value: Value | undefined) => Shown;
  /** Undefined if there is nothing to send. */
  sent: (shown: Shown) => Sends;
}

const kind = <Shown, Value, Sends extends Value | undefined = Value>(field: FieldKind<Shown, Value, Sends>) => field;

type AddressParts = Partial<Record<keyof AddressValues, string | null>>;

/** Field kinds, for `formOf`. */
export const kinds = {
  text: kind<string, string | null>({ shown: orEmpty, sent: orNull }),
  /** The API rejects an empty value. */
  filled: kind<string, string>({ shown: (text = '') => text, sent: (text) => text.trim() }),
  flag: kind<boolean, boolean>({ shown: (isOn = false) => isOn, sent: (isOn) => isOn }),
  number: kind<number | '', number | null>({
    shown: (number) => number ?? '',
    sent: (number) => (number === '' ? null : number),
  }),
  /** One of several options, preset to this one. */
  choice: <Word extends string>(first: Word) =>
    kind<Word, Word>({ shown: (word = first) => word, sent: (word) => word }),
  /** One of several options, or none. */
  choiceOrNone: <Word extends string>(words: readonly Word[]) =>
    kind<string | null, Word | null>({
      shown: (word = null) => word,
      sent: (chosen) => words.find((word) => word === chosen) ?? null,
    }),
  words: kind<string[], string[]>({ shown: (words = []) => words, sent: (words) => words }),
  /** ISO weekdays, as text in the form, because that is what chips use. */
  weekdays: kind<string[], number[]>({
    shown: (days = []) => days.map(String),
    sent: (days) => days.map(Number).sort((a, b) => a - b),
  }),
  address: kind<AddressValues, AddressParts>({
    shown: (address) => addressValues(address ?? null),
    sent: nulledParts,
  }),
  /** Removed when all of it is emptied. */
  addressOrNone: kind<AddressValues, AddressParts | null>({
    shown: (address) => addressValues(address ?? null),
    sent: (address) => filledParts(address) && nulledParts(address),
  }),
  /** An empty line is a place to type and isn’t sent. */
  lines: kind<string[], string[]>({
    shown: (lines = []) => (lines.length > 0 ? lines : ['']),
    sent: (lines) => lines.map((line) => line.trim()).filter(Boolean),
  }),
  /** Write-only: typed anew, or left empty to keep the stored one. */
  secret: kind<string, string | null, string | null | undefined>({
    shown: () => '',
    sent: (typed) => orNull(typed) ?? undefined,
  }),
};

/** A kind for a field that no other form has. */
export const ownKind = kind;

// Each kind has its own value types, so no single type covers all of them.
interface AnyKind {
  shown: (value: never) => unknown;
  sent: (shown: never) => unknown;
}
type Kinds = Readonly<Record<string, AnyKind>>;
type Sends<Field extends AnyKind> = ReturnType<Field['sent']>;
type Values<Fields extends Kinds> = { [Name in keyof Fields]: ReturnType<Fields[Name]['shown']> };
type Sent<Fields extends Kinds> = {
  [Name in keyof Fields as undefined extends Sends<Fields[Name]> ? never : Name]: Sends<Fields[Name]>;
} & {
  [Name in keyof Fields as undefined extends Sends<Fields[Name]> ? Name : never]?: Exclude<
    Sends<Fields[Name]>,
    undefined
  >;
};
export type FormValues<Form extends { empty: () => unknown }> = ReturnType<Form['empty']>;

/** A form declared by its fields: its empty values, those of a record, and the requests it sends. */
export function formOf<Fields extends Kinds>(fields: Fields) {
  // Each kind only sees values of its own field.
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
    /** Only changed fields: colleagues’ changes to other fields stay. */
    patch: (before: Values<Fields>, after: Values<Fields>): Partial<Sent<Fields>> =>
      changesOf(body(before), body(after)),
  };
}
