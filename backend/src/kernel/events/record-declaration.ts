import type { Permission } from '../access/index.js';

/** A kind of record that has events, declared once by the domain that keeps it. */
export interface RecordDeclaration {
  /** As events name it: `client`. */
  readonly kind: string;
  /** Needed, beside the permission for events themselves, to read such events in full. */
  readonly read: Permission;
  /** Enough to learn that a record changed, but not how. The reader then fetches it, if it is one of theirs. */
  readonly hint?: Permission;
  /** SQL that selects what people call the record with this id, for lists of many kinds such as the audit log. */
  readonly called?: (id: string) => string;
  /** Fields that need a further permission, and what is shown without it. */
  readonly fields?: Readonly<Record<string, GuardedField>>;
}

export interface GuardedField {
  readonly needs: Permission;
  readonly hidden: null | readonly [];
}

const declared = new Map<string, RecordDeclaration>();

/** Declares a kind of record, for `defineEvent`. Throws when there is one of that name. */
export function defineRecord(declaration: RecordDeclaration): RecordDeclaration {
  const { kind } = declaration;
  if (declared.has(kind)) throw new Error(`Two records are of the kind ${kind}.`);
  declared.set(kind, declaration);
  return declaration;
}

/** Every kind of record that has events, by name; filled while domains load. */
export const declaredRecords = (): ReadonlyMap<string, RecordDeclaration> => declared;
