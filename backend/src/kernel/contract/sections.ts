import { type INestApplication, SetMetadata } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';

/** One chapter of the documentation: a tag of controllers. */
export interface Section {
  tag: string;
  /** The part of the documentation that it belongs to. */
  group: string;
  /** What it is about and how it relates to the rest (Markdown). */
  description: string;
}

const SECTIONS = 'hedgerow:sections';
const GROUPS = 'hedgerow:groups';

/** Describes the tags of a module's controllers. */
export const Sections = (...sections: Section[]): ClassDecorator => SetMetadata(SECTIONS, sections);

/** The order in which a stranger reads the groups; unnamed ones come last. */
export const ReadingOrder = (...groups: string[]): ClassDecorator => SetMetadata(GROUPS, groups);

/** Writes the table of contents: the tags of all modules, and the groups that they form. */
export function addSections(document: OpenAPIObject, app: INestApplication): void {
  const modules = [...app.get(ModulesContainer).values()];
  const order = modules.flatMap(({ metatype }) => (Reflect.getMetadata(GROUPS, metatype) ?? []) as string[]);
  const placeOf = (group: string) => (order.includes(group) ? order.indexOf(group) : order.length);
  const sections = modules
    .flatMap(({ metatype }) => (Reflect.getMetadata(SECTIONS, metatype) ?? []) as Section[])
    .sort(
      (a, b) =>
        placeOf(a.group) - placeOf(b.group) || a.group.localeCompare(b.group, 'en') || a.tag.localeCompare(b.tag, 'en'),
    );
  document.tags = sections.map(({ tag, description }) => ({ name: tag, description }));
  const groups = [...Map.groupBy(sections, ({ group }) => group)];
  Object.assign(document, {
    'x-tagGroups': groups.map(([name, members]) => ({ name, tags: members.map(({ tag }) => tag) })),
  });
}
