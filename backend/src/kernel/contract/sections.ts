import { type INestApplication, SetMetadata } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The parts of the documentation, in the order in which a stranger reads them. */
const GROUPS = ['Getting in', 'Clients', 'Work', 'Company', 'Integration', 'Service'] as const;

/** One chapter of the documentation: a tag of controllers. */
export interface Section {
  tag: string;
  group: (typeof GROUPS)[number];
  /** What it is about and how it hangs together with the rest (Markdown). */
  description: string;
}

const SECTIONS = 'hedgerow:sections';

/** Tells what the tags of a module's controllers mean. */
export const Sections = (...sections: Section[]): ClassDecorator => SetMetadata(SECTIONS, sections);

/** Writes the table of contents: the tags of all modules, and the groups that they form. */
export function addSections(document: OpenAPIObject, app: INestApplication): void {
  const modules = [...app.get(ModulesContainer).values()];
  const sections = modules
    .flatMap(({ metatype }) => (Reflect.getMetadata(SECTIONS, metatype) ?? []) as Section[])
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.tag.localeCompare(b.tag, 'en'));
  document.tags = sections.map(({ tag, description }) => ({ name: tag, description }));
  const groups = Object.entries(Object.groupBy(sections, ({ group }) => group));
  Object.assign(document, {
    'x-tagGroups': groups.map(([name, members]) => ({ name, tags: members.map(({ tag }) => tag) })),
  });
}
