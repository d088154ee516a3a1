/** What a new domain writes, by path: its own files, and those that say of it. Throws where the name is taken or none. */
export function changesFor(plural: string): Map<string, string>;
