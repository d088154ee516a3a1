import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { withoutSecrets } from './log.js';

/** Nest's start-up output: hundreds of lines without news. */
const ASSEMBLY = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Nest's `Logger` writes through this: `new Logger(SomeClass.name).warn('…')` anywhere becomes a JSON line. */
export class NestLog implements LoggerService {
  constructor(private readonly out: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(ASSEMBLY.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context last, and a stack trace before it where there is one. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const fields: Record<string, unknown> = typeof context === 'string' ? { context } : {};
    const stack = rest.slice(0, -1).find((part) => typeof part === 'string' && part.includes('\n'));
    if (typeof stack === 'string') fields['stack'] = withoutSecrets(stack);
    if (message instanceof Error) this.out[level]({ ...fields, err: message }, withoutSecrets(message.message));
    else if (typeof message === 'string') this.out[level](fields, withoutSecrets(message));
    else this.out[level]({ ...fields, ...(typeof message === 'object' ? message : { value: message }) });
  }
}
