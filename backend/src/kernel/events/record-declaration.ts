import type { Permission } from '../access/index.js';

/** A kind of record that has events, declared once by the domain that keeps it. */
export interface RecordDeclaration {
  /** As events name it: `client`. */
  readonly kind: string;
  /** Takes it to know such events with all that they hold, beside the permission for events themselves. */
  readonly read: Permission;
  /** Whoever has only this is told that one changed, not how, and asks whether it is theirs. */
  readonly hint?: Permission;
  /** Fields that take one permission more, and what stands there without it. */
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
