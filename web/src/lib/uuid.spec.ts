import { uuidv7 } from './uuid';

it('is a version 7 UUID that carries its time', () => {
  const id = uuidv7(0x0192_3456_789a);
  expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidv7(1)).not.toBe(uuidv7(1));
});
