import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Expression {
  place: string;
  pattern: RegExp;
  /** Words that stand in it, by which a part of it can be led far. */
  words: string[];
}

const ROOT = new URL('../../../', import.meta.url);

/** Every regular expression that is written in the backend, but those of tests and of the demo's generator. */
export function writtenExpressions(): Expression[] {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).filter(
    (file) => !/\.(spec|factory)\.ts$|kernel\/testing\/|modules\/demo\//.test(file),
  );
  return files.sort().flatMap((file) => expressionsIn(file, readFileSync(new URL(file, ROOT), 'utf8')));
}

function expressionsIn(file: string, text: string): Expression[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false);
  const found: Expression[] = [];
  const look = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) found.push(expressionOf(file, node.text));
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function expressionOf(file: string, literal: string): Expression {
  const end = literal.lastIndexOf('/');
  const pattern = new RegExp(literal.slice(1, end), literal.slice(end + 1));
  return { place: `${file} ${literal}`, pattern, words: literal.match(/[A-Za-z\d]{2,20}/g) ?? [] };
}
