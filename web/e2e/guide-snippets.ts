import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../openapi/guides/', import.meta.url);

export interface Snippet {
  /** Which guide, and where in it: for messages. */
  place: string;
  language: 'ts' | 'bash';
  code: string;
  /** What the guide says that it prints; `…` stands for what differs from run to run. */
  output: string;
}

/** Every block of the guides that is marked `run`, with the block `text output` that must follow it. */
export function readSnippets(): Map<string, Snippet[]> {
  const guides = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
  return new Map(guides.sort().map((guide) => [guide, snippetsOf(guide)]));
}

function snippetsOf(guide: string): Snippet[] {
  const text = readFileSync(new URL(guide, FOLDER), 'utf8');
  const blocks = [...text.matchAll(/^```(\S*)(?: (run|output))?\n([^]*?)^```$/gm)].map(
    ([, language, purpose, content = '']) => ({ language, purpose, content }),
  );
  return blocks.flatMap(({ language, purpose, content: code }, index) => {
    if (purpose !== 'run') return [];
    const place = `${guide}, example ${index + 1}`;
    if (language !== 'ts' && language !== 'bash') throw new Error(`${place}: nothing here runs ${language}.`);
    const after = blocks[index + 1];
    if (after?.purpose !== 'output') throw new Error(`${place}: say what it prints, in a block "text output".`);
    return [{ place, language, code, output: after.content }];
  });
}

/** The claim of a guide as a pattern for what a run prints. */
export function asPattern(output: string): RegExp {
  const parts = output
    .trimEnd()
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^\\n]+')}$`);
}
