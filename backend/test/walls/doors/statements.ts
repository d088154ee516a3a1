import ts from 'typescript';

/** Of the SQL in a text: what follows FROM, JOIN and the like, and every function that is called. */
export interface Names {
  relations: string[];
  functions: string[];
}

/** What a text must have to be SQL: sentences of the contract say "from clients" as well. */
const SQL =
  /\bselect\b|\binsert into\b|\bdelete from\b|\bupdate\s+\w+\s+(?:\w+\s+)?set\b|\bjoin\s+(?:lateral\b|\w+\s+\w+\s+on\b)/;
/** One relation, or several with commas between them. */
const RELATIONS =
  /\b(?:from|join|into|update|using|table)\s+(?:only\s+)?((?:public\.)?"?[a-z_]\w*"?(?:(?:\s+as)?\s+\w+)?(?:\s*,\s*(?:public\.)?"?[a-z_]\w*"?(?:(?:\s+as)?\s+\w+)?)*)/g;
const CALLS = /\b([a-z_]\w*)\s*\(/g;

/** The texts of a source file, each with its line; what is put into a template counts as a question mark. */
export function textsIn(file: string, text: string): Array<{ line: number; text: string }> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false);
  const found: Array<{ line: number; text: string }> = [];
  const look = (node: ts.Node) => {
    const written = textOf(node);
    if (written !== undefined) {
      found.push({ line: source.getLineAndCharacterOfPosition(node.pos).line + 1, text: written });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `?${literal.text}`).join('');
}

const withoutComments = (sql: string): string =>
  sql
    .split('\n')
    .map((line) => line.split('--')[0])
    .join('\n');

/** Nothing where a text is no SQL. */
export function namesIn(text: string): Names {
  const sql = withoutComments(text).replace(/'[^']*'/g, "''");
  if (!SQL.test(sql)) return { relations: [], functions: [] };
  const relations = [...sql.matchAll(RELATIONS)].flatMap(([, list = '']) =>
    list.split(',').map(
      (one) =>
        one
          .trim()
          .replace(/^public\./, '')
          .split(/\s/)[0]
          ?.replaceAll('"', '') ?? '',
    ),
  );
  return { relations, functions: [...sql.matchAll(CALLS)].map(([, name = '']) => name) };
}

/** Statements that name what they read or write by a piece that is put in: nobody can tell whose it is. */
export const hidesItsTable = (text: string): boolean =>
  SQL.test(text) && /\b(?:from|join|into|update)\s+(?:only\s+)?\?/.test(text);

/** What asks TypeORM for rows of a class. */
const ASKS =
  'find\\w*|exists\\w*|count\\w*|sum|createQueryBuilder|getRepository|insert|insertRow|update|updateRow|touchRow|lockRow|delete|upsert|increment|decrement|save|remove|from|into|leftJoin\\w*|innerJoin\\w*';

/** Of these entity classes, those that a source file asks for rows, or declares a record of. */
export function entitiesAskedIn(source: string, entities: Iterable<string>): string[] {
  return [...entities].filter((name) =>
    new RegExp(String.raw`(?:\.|\b)(?:${ASKS})(?:<[^>]*>)?\(\s*${name}\b|\bentity: ${name}\b`).test(source),
  );
}
