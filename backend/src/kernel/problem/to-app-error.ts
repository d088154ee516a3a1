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

/**
 * PostgreSQL's transient states: broken connections (08), lost transactions (25P0x), conflicts (40), a full disk,
 * memory or server (53), lock and statement time-outs (55P03, 57014), restarts (57P0x), failing disks (58).
 */
const PASSING_STATE = /^(08\w{3}|25P0[2-4]|40001|40P01|53\w{3}|55P03|57014|57P0\d|58000|58030)$/;
/** The operating system's equivalents: network, full disk, too many open files. */
const PASSING_ERRNO =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|ENOSPC|EDQUOT|EMFILE|ENFILE|ENOMEM|EIO|EROFS)$/;
/** What pg, its pool and TypeORM report only as text. */
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|timeout expired|query read timeout|not queryable|client was closed|server closed|after calling end on the pool|already released|driver not connected|unexpected \w+ message from backend/i;

// Fastify has one word for both.
const INVALID_JSON =
  'The body isn’t valid JSON, or it has a member named __proto__ or constructor.prototype, which isn’t allowed.';

interface Coded {
  code?: string;
  statusCode?: number;
  message?: string;
}

/** Turns whatever was thrown (ours, Nest's, Fastify's, PostgreSQL's) into the one shape that we answer. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const status = statusOf(thrown);
  // A body that broke off is ECONNRESET too, but the sender's doing: its reader has already set a status.
  if (!(status >= 400 && status < 500) && isPassing(thrown)) return new Unavailable();
  if (status === 404) return new NotFound();
  if (status === 413) return new TooLarge('The request body is too large.');
  if (status === 415) return new UnsupportedMediaType('Use application/json, or multipart/form-data for files.');
  if (status === 503) return new Unavailable();
  if ((thrown as Coded | null)?.message?.startsWith('Body is not valid JSON'))
    return new MalformedRequest(INVALID_JSON);
  if (status >= 400 && status < 500) return new MalformedRequest((thrown as Coded).message);
  return new Unexpected();
}

const statusOf = (thrown: unknown): number =>
  thrown instanceof HttpException ? thrown.getStatus() : Number((thrown as Coded | null)?.statusCode);

function isPassing(thrown: unknown): boolean {
  const { code = '', message = '' } = causeOf(thrown) ?? {};
  return PASSING_STATE.test(code) || PASSING_ERRNO.test(code) || LOST_CONNECTION.test(message);
}

/** TypeORM wraps the driver's error, an upload's parser the disk's. */
function causeOf(thrown: unknown): Coded | null {
  if (thrown instanceof QueryFailedError) return thrown.driverError as Coded;
  const { cause } = (thrown ?? {}) as { cause?: unknown };
  return isCoded(thrown) || !isCoded(cause) ? (thrown as Coded | null) : cause;
}

const isCoded = (error: unknown): error is Coded => typeof (error as Coded | null)?.code === 'string';
