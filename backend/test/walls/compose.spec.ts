import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { envSchema } from '../../src/kernel/config/index.js';
import { CONTENT_SECURITY_POLICY } from '../../src/kernel/http/plugins.js';

const DOCKER = fileURLToPath(new URL('../../../docker/', import.meta.url));
const read = (file: string) => readFileSync(`${DOCKER}${file}`, 'utf8');

interface Service {
  image?: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  environment?: Record<string, string | number>;
  healthcheck?: { disable?: boolean };
  ports?: string[];
  volumes?: string[];
  restart?: string;
}

interface Compose {
  services: Record<string, Service>;
}

const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const named = (wrong: (service: Service) => boolean) =>
  services.filter(([, service]) => wrong(service)).map(([name]) => name);

/** `${NAME:?hint}` and `${NAME:-default}` with what follows the name. */
const variables = [...read('compose.yaml').matchAll(/\$\{(\w+)(?:(:[?-])([^}]*))?\}/g)].map(
  ([, name = '', operator = '', rest = '']) => ({ name, operator, rest }),
);

describe('docker/compose.yaml', () => {
  it('follows the compose specification', () => {
    const rules = {
      'no-duplicate-container-names': 2,
      'no-duplicate-exported-ports': 2,
      'no-version-field': 2,
      'require-project-name-field': 2,
      'require-quotes-in-ports': 2,
      'service-image-require-explicit-tag': 2,
    } as const;
    // Its other rules are about the order of keys; ours is the order of reading.
    const others = ['no-build-and-image', 'no-unbound-port-interfaces', 'no-quotes-in-volumes', 'service-keys-order']
      .concat([
        'service-dependencies-alphabetical-order',
        'service-ports-alphabetical-order',
        'services-alphabetical-order',
      ])
      .concat(['service-container-name-regex', 'top-level-properties-order']);
    const off = Object.fromEntries(others.map((rule) => [rule, 0 as const]));
    const linter = new DCLinter({ rules: { ...rules, ...off }, quiet: true, debug: false, exclude: [] });
    const found = linter.lintFiles([`${DOCKER}compose.yaml`], false);
    expect(found.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
  });

  it('runs the processes that the product has', () => {
    const parts = ['api', 'mailpit', 'migrate', 'postgres', 'redis', 'web', 'worker'];
    expect(Object.keys(compose.services).sort()).toEqual(parts);
  });

  it('has a health check for every service, or says why there is none', () => {
    expect(named(({ healthcheck, restart }) => !healthcheck && restart !== 'no')).toEqual(['web']);
    expect(read('web.Dockerfile')).toMatch(/^HEALTHCHECK /m);
    expect(named(({ healthcheck }) => healthcheck?.disable === true)).toEqual(['worker']);
  });

  it('lets no service gain privileges, and only the database write to its file system', () => {
    expect(named(({ security_opt }) => !security_opt?.includes('no-new-privileges:true'))).toEqual([]);
    expect(named(({ read_only }) => !read_only)).toEqual(['postgres']);
    // The image of PostgreSQL starts as root to own its volume, and steps down by itself.
    expect(named(({ cap_drop }) => !cap_drop?.includes('ALL'))).toEqual(['postgres']);
  });

  it('opens ports on this machine only, unless the operator says otherwise', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.filter((port) => !/^(127\.0\.0\.1|\$\{HTTP_ADDRESS:-127\.0\.0\.1\}):/.test(port))).toEqual([]);
  });

  it('gives the owner of the tables to migrations alone', () => {
    expect(named(({ environment = {} }) => 'DATABASE_OWNER_URL' in environment)).toEqual(['migrate']);
  });

  it('sets only variables that the backend reads', () => {
    const set = ['api', 'worker', 'migrate'].flatMap((name) => Object.keys(compose.services[name]?.environment ?? {}));
    expect(set.filter((name) => !(name in envSchema.shape))).toEqual([]);
  });
});

describe('docker/.env.example', () => {
  const lines = read('.env.example')
    .split('\n')
    .filter((line) => /^\w+=/.test(line));
  const given = new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));

  it('names every variable of the compose file and no other', () => {
    expect([...given.keys()].sort()).toEqual([...new Set(variables.map(({ name }) => name))].sort());
  });

  it('holds no password and no secret: compose refuses to start without one', () => {
    const secret = [...given.keys()].filter((name) => /PASSWORD|SECRET|KEY/.test(name));
    expect(secret.length).toBeGreaterThan(6);
    expect(secret.filter((name) => given.get(name) !== '')).toEqual([]);
    const accepted = variables.filter(
      ({ name, operator, rest }) => given.get(name) === '' && (operator !== ':?' || !rest),
    );
    expect(accepted).toEqual([]);
  });
});

describe.each(readdirSync(DOCKER).filter((file) => file.endsWith('.Dockerfile')))('docker/%s', (file) => {
  const text = read(file);
  const instructions = text.split('\n').filter((line) => /^[A-Z]+ /.test(line));

  it('is well formed', () => {
    expect(validate(text).map(({ message, range }) => [range.start.line + 1, message])).toEqual([]);
  });

  it('does not run as root', () => {
    expect(instructions.filter((line) => line.startsWith('USER ')).at(-1)).toMatch(/^USER (node|101)$/);
  });

  it('names the exact version of what it builds on', () => {
    const bases = instructions.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1] ?? '');
    const stages = instructions.flatMap((line) => / AS (\w+)$/.exec(line)?.[1] ?? []);
    expect(bases.filter((base) => !stages.includes(base) && !/:\d+\.\d+/.test(base))).toEqual([]);
  });

  it('uses the Node that the repository pins', () => {
    const { devDependencies } = JSON.parse(read('../package.json')) as { devDependencies: { node: string } };
    for (const [, version] of text.matchAll(/FROM node:([\d.]+)-/g)) expect(version).toBe(devDependencies.node);
  });

  it('lists the files of its context one by one, so that no secret slips in', () => {
    const ignored = read(`${file}.dockerignore`).split('\n');
    expect(ignored.filter((line) => line && !line.startsWith('#'))[0]).toBe('*');
    expect(ignored.filter((line) => /^!.*(\.env|\.data|docker\/?$|\*)/.test(line))).toEqual([]);
  });
});

describe('docker/backend.Dockerfile', () => {
  it('leaves out the demo and what it is made with', () => {
    expect(read('backend.Dockerfile')).toMatch(/nest build && rm -r dist\/seed dist\/main\.seed\.\*/);
    expect(read('backend.Dockerfile')).toMatch(/npm ci .*--omit dev/);
    const { dependencies } = JSON.parse(read('../backend/package.json')) as { dependencies: object };
    expect(Object.keys(dependencies)).not.toContain('@faker-js/faker');
  });
});

describe('docker/web', () => {
  it('sends the same content security policy as the API does for pages', () => {
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const policy = Object.entries(CONTENT_SECURITY_POLICY).map(
      ([name, sources]) => `${kebab(name)} ${sources.join(' ')}`,
    );
    expect(read('web/page-headers.conf')).toContain(`Content-Security-Policy "${policy.join(';')}"`);
  });
});
