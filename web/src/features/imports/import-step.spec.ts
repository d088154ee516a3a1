import { openSteps, reachedStep, shownStep } from './import-step';

const counts = {
  created: 3,
  propertiesAdded: 0,
  alreadyImported: 0,
  repeated: 0,
  duplicates: 0,
  noClients: 0,
  failed: 0,
  noticed: 0,
};
const uploaded = { state: 'uploaded' as const, activity: null, operationId: null, validation: null, result: null };

describe('the current step of an import', () => {
  it('is the columns until they are checked', () => {
    expect(reachedStep(uploaded)).toBe('columns');
    expect(reachedStep({ ...uploaded, state: 'mapped' })).toBe('columns');
  });

  it('is the check while that runs, and after it', () => {
    expect(reachedStep({ ...uploaded, state: 'mapped', activity: 'validating' })).toBe('check');
    expect(reachedStep({ ...uploaded, state: 'validated', validation: counts })).toBe('check');
  });

  it('is the import once that has started, also when it was stopped', () => {
    expect(reachedStep({ ...uploaded, state: 'running', activity: 'running' })).toBe('import');
    expect(reachedStep({ ...uploaded, state: 'cancelled', result: counts })).toBe('import');
    expect(reachedStep({ ...uploaded, state: 'cancelled' })).toBe('columns');
  });

  it('may go back, but not forward, and not while something runs', () => {
    const validated = { ...uploaded, state: 'validated' as const, validation: counts };
    expect(openSteps(validated)).toEqual(['columns', 'check']);
    expect(shownStep(validated, 'columns')).toBe('columns');
    expect(shownStep(validated, 'import')).toBe('check');
    expect(shownStep({ ...validated, activity: 'validating' }, 'columns')).toBe('check');
  });
});
