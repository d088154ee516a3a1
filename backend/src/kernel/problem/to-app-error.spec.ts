import { HttpException } from '@nestjs/common';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { NotFound } from './kernel-errors.js';
import { toAppError } from './to-app-error.js';

const coded = (code: string) => Object.assign(new Error('said so'), { code });
const failed = (code: string) => new QueryFailedError('select 1', [], coded(code));

const PASSING_STATES = [
  ...['08000', '08003', '08006', '08P01', '25P02', '25P03', '25P04', '40001', '40P01', '53000', '53100', '53200'],
  ...['53300', '53400', '55P03', '57014', '57P01', '57P02', '57P03', '57P04', '57P05', '58000', '58030'],
];
const PASSING_ERRNOS = [
  ...['ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'],
  ...['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'ENOMEM', 'EIO', 'EROFS'],
];
const PASSING_WORDS = [
  ...['Connection terminated', 'Connection terminated unexpectedly', 'timeout exceeded when trying to connect'],
  ...['Connection terminated due to connection timeout', 'timeout expired', 'Client was closed and is not queryable'],
  ...['Client has encountered a connection error and is not queryable', 'server closed the connection unexpectedly'],
  ...['Cannot use a pool after calling end on the pool', 'Driver not Connected'],
  'Received unexpected commandComplete message from backend.',
];

describe('temporary failures', () => {
  it.each([
    ...[...PASSING_STATES, ...PASSING_ERRNOS].map((code): [string, unknown] => [
      `${code} of a statement`,
      failed(code),
    ]),
    ...[...PASSING_STATES, ...PASSING_ERRNOS].map((code): [string, unknown] => [code, coded(code)]),
    ...PASSING_WORDS.map((words): [string, unknown] => [words, new Error(words)]),
    ...PASSING_WORDS.map((words): [string, unknown] => [
      `a statement: ${words}`,
      new QueryFailedError('select 1', [], new Error(words)),
    ]),
    ['a query runner that is released', new QueryRunnerAlreadyReleasedError()],
    ['a full disk behind another error', new Error('the upload broke', { cause: coded('ENOSPC') })],
    ['several addresses that refuse', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
    ['a 503 of the framework', new HttpException('closing', 503)],
  ])('%s: 503 with Retry-After', (_, thrown) => {
    const error = toAppError(thrown);
    expect([error.status, error.code]).toEqual([503, 'unavailable']);
    expect(error.extras.headers?.['retry-after']).toMatch(/^\d+$/);
  });
});

it('answers 400 if the sender has disconnected', () => {
  expect(toAppError(Object.assign(coded('ECONNRESET'), { statusCode: 400 }))).toMatchObject({ status: 400 });
});

describe('faults of the product', () => {
  it.each([
    ...['23505', '23503', '22P02', '42601', '42501', '3D000', 'XX000', 'ENOENT', 'EACCES'].map(
      (code): [string, unknown] => [code, failed(code)],
    ),
    ['a TypeError', new TypeError('x is not a function')],
    ['a string', 'broken'],
    ['nothing', null],
  ])('%s: 500', (_, thrown) => expect(toAppError(thrown)).toMatchObject({ status: 500, code: 'internal_error' }));

  it('passes on declared problems unchanged', () => {
    const declared = new NotFound();
    expect(toAppError(declared)).toBe(declared);
  });
});
