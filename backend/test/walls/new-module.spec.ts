import { basename, dirname } from 'node:path';
import { changesFor } from '../../../scripts/new-module/changes.mjs';

/** That what it writes is correct, the types and the lint of `backend/template` say; `npm run soak -- new-module`, that it runs. */
describe('npm run new-module', () => {
  it.each([
    'clients',
    'properties',
    'visits',
    'users',
    'Quotes',
    'quote',
    'price-books',
    'classes',
    'glass',
    '../x',
    '',
  ])('refuses "%s"', (plural) => expect(() => changesFor(plural)).toThrow(/plural in lower-case letters|already/));

  it('writes a domain with its spec and a migration after all others', () => {
    const changes = changesFor('moths');
    const own = [...changes.keys()].filter((path) =>
      /^(backend\/src\/modules|web\/src\/features)\/moths$/.test(dirname(path)),
    );
    const names = own.map((path) => basename(path));
    expect(names).toEqual(
      expect.arrayContaining([
        'index.ts',
        'moths.module.ts',
        'moths.controller.ts',
        'moth.dto.ts',
        'moths.db.spec.ts',
        'moths-page.tsx',
        'moths.spec.tsx',
      ]),
    );
    const written = own.map((path) => changes.get(path)).join('\n');
    expect(written).not.toMatch(/quote/i);
    expect(written).toMatch(/prefix: 'M[A-Z]*'/);
    expect([...changes.keys()]).toContainEqual(expect.stringMatching(/^backend\/migrations\/\d{13}-moths\.sql$/));
  });

  it('adds it to the lists of all domains', () => {
    const told = [...changesFor('moths')].filter(([path]) => !path.includes('moths'));
    expect(told.filter(([, text]) => !/moths/i.test(text)).map(([path]) => path)).toEqual([]);
    const changes = changesFor('moths');
    expect(changes.get('backend/src/app.module.ts')).toMatch(/^ {2}MothsModule,$/m);
    expect(changes.get('backend/test/walls/statements.json')).toMatch(/"createMoth": \d+,[^]*"updateMoth": \d+/);
    expect(changes.get('web/src/lib/paths.spec.ts')).toMatch(
      /"mothEdit": "\/moths\/ID\/edit",[^]*"moths": "\/moths",\n {6}"myDay"/,
    );
    expect(changes.get('web/src/layouts/destinations.ts')).toContain("'/mailbox' | '/moths' };");
    expect(changes.get('web/src/api/place-can.ts')).toContain("  moths: ['moths.read.all'],");
    expect(changes.get('web/src/routes.tsx')).toMatch(/\.\.\.mothsRoutes,\n {4}settingsRoutes/);
  });

  it('finds the singular, its article, and an unused prefix for numbers', () => {
    const dto = (plural: string, singular: string) =>
      changesFor(plural).get(`backend/src/modules/${plural}/${singular}.dto.ts`);
    expect(dto('orioles', 'oriole')).toContain('/** An oriole of a company. */');
    expect(dto('finches', 'finch')).toContain('/** A finch of a company. */');
    expect(dto('lilies', 'lily')).toContain('class UpdateLilyDto');
    expect(dto('cuckoos', 'cuckoo')).toMatch(/'CU[A-Z]*-00042'/);
  });

  it('takes over the permissions planned for it', () => {
    const planned = 'backend/src/modules/tenancy/planned.permissions.ts';
    expect(changesFor('moths').has(planned)).toBe(false);
    const left = changesFor('quotes').get(planned) ?? '';
    expect(left).not.toMatch(/'quotes\.(read|manage)\.all'/);
    expect(left).toContain("'quotes.manage.own'");
  });
});
