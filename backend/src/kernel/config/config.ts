import type { Env } from './env.js';

/** The checked configuration, for injection: `config.get('PORT')`. */
export class Config {
  constructor(private readonly env: Env) {}

  get<Name extends keyof Env>(name: Name): Env[Name] {
    return this.env[name];
  }

  /** Where people reach this deployment, without a slash at the end. */
  get publicUrl(): string {
    return (this.env.PUBLIC_URL ?? `http://localhost:${this.env.PORT}`).replace(/\/$/, '');
  }
}
