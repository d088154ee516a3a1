import type { Type } from '@nestjs/common';
import { DECORATORS } from '@nestjs/swagger';

/** What the compiler plugin of @nestjs/swagger leaves on a class whose members carry no decorator. */
type Introspected = Type & { _OPENAPI_METADATA_FACTORY?: () => object };

/** Names of the members of a DTO, as the contract shows them. */
export function memberNames(type: Type): string[] {
  const decorated = Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES_ARRAY, type.prototype as object) as
    | string[]
    | undefined;
  const names = new Set((decorated ?? []).map((key) => key.replace(/^:/, '')));
  // The class of classes has no prototype of its own: nothing is above it.
  for (let level = type as Introspected; level.prototype; level = Object.getPrototypeOf(level) as Introspected) {
    for (const name of Object.keys(level._OPENAPI_METADATA_FACTORY?.() ?? {})) names.add(name);
  }
  return [...names];
}
