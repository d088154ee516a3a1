import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AppError } from './app-error.js';
import {
  MalformedRequest,
  NotFound,
  TooLarge,
  Unavailable,
  Unexpected,
  UnsupportedMediaType,
} from './kernel-errors.js';

/** PostgreSQL and socket states that pass by themselves: lock and statement time-outs, restarts, a full server. */
const PASSING = /^(55P03|57014|57P0[1-3]|53300|08\w{3}|40001|40P01|25P0[34]|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
const LOST_CONNECTION = /connection terminated|timeout exceeded when trying to connect|not queryable|server closed/i;

// Fastify has one word for both.
const INVALID_JSON =
  'The body is not valid JSON, or has a member named __proto__ or constructor.prototype, which is refused.';

interface Coded {
  code?: string;
  statusCode?: number;
  message?: string;
}

/** Turns whatever was thrown (ours, Nest's, Fastify's, PostgreSQL's) into the one shape that we answer. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isPassing(thrown)) return new Unavailable();
  const status = thrown instanceof HttpException ? thrown.getStatus() : Number((thrown as Coded | null)?.statusCode);
  if (status === 404) return new NotFound();
  if (status === 413) return new TooLarge('The request is larger than this address takes.');
  if (status === 415) return new UnsupportedMediaType('Send application/json, or multipart/form-data for files.');
  if (status === 503) return new Unavailable();
  if ((thrown as Coded | null)?.message?.startsWith('Body is not valid JSON'))
    return new MalformedRequest(INVALID_JSON);
  if (status >= 400 && status < 500) return new MalformedRequest((thrown as Coded).message);
  return new Unexpected();
}

function isPassing(thrown: unknown): boolean {
  const cause = thrown instanceof QueryFailedError ? (thrown.driverError as Coded) : (thrown as Coded | null);
  return PASSING.test(cause?.code ?? '') || LOST_CONNECTION.test(cause?.message ?? '');
}
