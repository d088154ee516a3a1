import { randomBytes } from 'node:crypto';
import { seal, unseal } from './sealed.js';

const key = randomBytes(32);
const place = 'properties/1/gate_code';
const sealed = () => seal(key, Buffer.from('4471#'), place);

it('gives back what was sealed', () => {
  expect(unseal(key, sealed(), place).toString()).toBe('4471#');
});

it('never seals the same way twice', () => {
  expect(sealed().equals(sealed())).toBe(false);
});

it('does not contain the text', () => {
  expect(sealed().includes('4471')).toBe(false);
});

it.each([
  ['another key', () => unseal(randomBytes(32), sealed(), place)],
  ['another place', () => unseal(key, sealed(), 'properties/2/gate_code')],
  ['a changed byte', () => unseal(key, changed(sealed()), place)],
  ['an unknown form', () => unseal(key, Buffer.concat([Buffer.of(9), sealed().subarray(1)]), place)],
])('does not open with %s', (_, open) => {
  expect(open).toThrow();
});

function changed(value: Buffer): Buffer {
  const copy = Buffer.from(value);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}
