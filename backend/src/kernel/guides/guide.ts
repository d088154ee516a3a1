import { readdirSync, readFileSync } from 'node:fs';
import { Marked, type Tokens } from 'marked';

/** Beside the contract that they explain; the same number of steps up from `src` and from `dist`. */
const FOLDER = new URL('../../../../openapi/guides/', import.meta.url);

export interface Section {
  id: string;
  title: string;
}

export interface Guide {
  /** Last part of its address. */
  name: string;
  title: string;
  /** What one can do after reading it: the first paragraph. */
  summary: string;
  sections: Section[];
  html: string;
}

/** Every guide, in the order of the numbers that their files begin with. Read once: they do not change while we run. */
export function readGuides(): Guide[] {
  const files = readdirSync(FOLDER).filter((file) => /^\d\d-[a-z-]+\.md$/.test(file));
  return files.sort().map((file) => guideOf(file.slice(3, -3), readFileSync(new URL(file, FOLDER), 'utf8')));
}

export const readStyles = (): string => readFileSync(new URL('guides.css', FOLDER), 'utf8');

function guideOf(name: string, markdown: string): Guide {
  const sections: Section[] = [];
  const marked = new Marked({ renderer: { heading, code, table } });
  const tokens = marked.lexer(markdown);
  const titles = tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
  for (const { depth, text } of titles) if (depth === 2) sections.push({ id: idOf(text), title: text });
  const first = tokens.find((token) => token.type === 'paragraph') as Tokens.Paragraph | undefined;
  const title = titles.find(({ depth }) => depth === 1)?.text ?? name;
  return { name, title, summary: plain(first?.text ?? ''), sections, html: marked.parser(tokens) };
}

function heading(this: { parser: { parseInline(tokens: Tokens.Generic[]): string } }, token: Tokens.Heading): string {
  const inside = this.parser.parseInline(token.tokens);
  if (token.depth === 1) return `<h1>${inside}</h1>\n`;
  const id = idOf(token.text);
  return `<h${token.depth} id="${id}"><a class="anchor" href="#${id}">${inside}</a></h${token.depth}>\n`;
}

/** Code that scrolls sideways must be reachable by keyboard and have a name. */
function code({ text, lang = '' }: Tokens.Code): string {
  const [language = '', purpose = ''] = lang.split(' ');
  const name = purpose === 'output' ? 'Output' : (LANGUAGES[language] ?? 'Example');
  return `<figure class="code ${purpose}"><figcaption>${name}</figcaption><pre tabindex="0" role="group" aria-label="${name}"><code>${escape(text)}</code></pre></figure>\n`;
}

const LANGUAGES: Record<string, string> = {
  bash: 'Shell',
  http: 'HTTP',
  json: 'JSON',
  kotlin: 'Kotlin',
  swift: 'Swift',
  ts: 'TypeScript',
};

function table(this: { parser: { parseInline(tokens: Tokens.Generic[]): string } }, { header, rows }: Tokens.Table) {
  const cells = (row: Tokens.TableCell[], tag: string) =>
    row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${cells(header, 'th')}</tr></thead><tbody>${body}</tbody></table></div>\n`;
}

const idOf = (title: string): string =>
  plain(title)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Without Markdown's marks. */
const plain = (text: string): string => text.replace(/[`*_]|\]\([^)\]]*\)|\[/g, '').replace(/\s+/g, ' ');

/** For text inside HTML. */
export const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
