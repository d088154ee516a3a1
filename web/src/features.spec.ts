import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FEATURES = fileURLToPath(new URL('./features', import.meta.url));
const MOST_FILES = 18;
const MOST_NAMES = 5;

const paths = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
const sources = paths.filter((path) => /(?<!\.spec)\.tsx?$/.test(path));
const read = (path: string) => readFileSync(join(FEATURES, path), 'utf8');
const featureOf = (path: string) => path.split('/')[0] ?? '';
const byFeature = Map.groupBy(sources, featureOf);

it('keeps a feature one flat folder', () => {
  expect(paths.filter((path) => path.split('/').length !== 2)).toEqual([]);
});

it('splits a feature into siblings before it gets long: specs and styles are not counted', () => {
  const long = [...byFeature].filter(([, files]) => files.length > MOST_FILES);
  expect(long.map(([feature]) => feature)).toEqual([]);
});

describe('the index of a feature', () => {
  const doors = sources.filter((path) => basename(path) === 'index.ts');
  const linesOf = (path: string) => read(path).trim().split('\n');

  it('only exports names of its feature', () => {
    const passingOn = /^export \{ [\w, ]+ \} from '\.\/[\w-]+';$/;
    expect(doors.flatMap(linesOf).filter((line) => !passingOn.test(line))).toEqual([]);
  });

  it('exports at most five names', () => {
    const namesOf = (path: string) => linesOf(path).flatMap((line) => line.split(','));
    expect(doors.filter((path) => namesOf(path).length > MOST_NAMES)).toEqual([]);
  });
});

it('lets features import one another in one direction only', () => {
  const neighboursOf = (path: string) =>
    [...read(path).matchAll(/from '\.\.\/([\w-]+)'/g)].flatMap(([, name]) => name ?? []);
  const known = new Map([...byFeature].map(([feature, files]) => [feature, new Set(files.flatMap(neighboursOf))]));
  const reachedFrom = (feature: string): Set<string> => {
    const reached = new Set<string>();
    const walk = (from: string): void =>
      known.get(from)?.forEach((next) => {
        if (reached.has(next)) return;
        reached.add(next);
        walk(next);
      });
    walk(feature);
    return reached;
  };
  expect(reachedFrom('job-forms')).toContain('scheduling');
  expect([...known.keys()].filter((feature) => reachedFrom(feature).has(feature))).toEqual([]);
});
