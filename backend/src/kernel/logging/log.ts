import { type DestinationStream, type Logger, pino } from 'pino';
import { type Actor, scopeIfAny } from '../context/index.js';

/** Values under these names are never printed, at any depth that our code logs. */
const SECRET_NAMES = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'secret',
  'key',
  'accessToken',
  'refreshToken',
];
const REDACTED = SECRET_NAMES.flatMap((name) => {
  const quoted = `["${name}"]`;
  return [quoted, `*${quoted}`, `*.*${quoted}`, `*.*.*${quoted}`];
});

/** Credentials inside text: bearer tokens, passwords in URLs, secrets in queries. */
const IN_TEXT: Array<[RegExp, string]> = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/(:\/\/[^:/@\s]*:)[^@/\s]+@/g, '$1[redacted]@'],
  [/(\b\w*(?:token|secret|password|key)["']?\s*[=:]\s*["']?)[^&\s"',;)]+/gi, '$1[redacted]'],
];

export const withoutSecrets = (text: string): string =>
  IN_TEXT.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text);

/** One JSON object per line, with who, for whom and in which request or queue task it was written. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED, censor: '[redacted]' },
      serializers: { err: (error: unknown) => withoutSecretsIn(error) },
      mixin: contextFields,
    },
    destination ?? standardOutput(),
  );
}

/** How long a line about an answered request may wait for others. */
const GATHERED_MS = 250;
const GATHERED_BYTES = 8 * 1024;

let gathering: DestinationStream | undefined;

/**
 * For lines about answered requests, thousands a second under load: written a few times a second in batches, and when
 * the process ends, however it ends except by a kill. They contain no foreign text, so no secrets are searched for.
 */
export function createRequestLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, destination ?? (gathering ??= gatheringOutput()));
}

function gatheringOutput(): DestinationStream {
  const output = pino.destination({
    fd: 1,
    sync: true,
    minLength: GATHERED_BYTES,
    maxLength: 1024 * 1024,
    periodicFlush: GATHERED_MS,
  });
  output.on('error', () => undefined);
  process.once('exit', () => output.flushSync());
  return output;
}

/** A full disk costs log lines, not the process: unwritten lines are buffered up to a size, then dropped. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ fd: 1, sync: true, maxLength: 1024 * 1024 });
  output.on('error', () => undefined);
  return output;
}

/** A person or a key by id, and where they came from; names are not for logs. */
export const actorFields = ({ userId, apiKeyId, source }: Actor) => ({ userId, ...(apiKeyId && { apiKeyId }), source });

function contextFields(): Record<string, unknown> {
  const scope = scopeIfAny();
  return {
    ...(scope && { requestId: scope.requestId }),
    ...(scope?.tenantId && { tenantId: scope.tenantId }),
    ...(scope?.actor && { actor: actorFields(scope.actor) }),
    ...(scope?.task && { queueTask: scope.task.name, taskId: scope.task.id }),
  };
}

function withoutSecretsIn(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = pino.stdSerializers.err(error);
  const code = 'code' in error ? { code: error.code } : {};
  return { type, message: withoutSecrets(message), stack: withoutSecrets(stack), ...code };
}
