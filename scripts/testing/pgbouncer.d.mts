export interface PgBouncerRequest {
  program: string;
  /** For its settings. */
  folder: string;
  server: { host: string; port: number };
  /** Everybody is let in as this role. */
  user: string;
  password: string;
}

/** Starts PgBouncer in transaction mode on a free port of loopback. */
export function startPgBouncer(request: PgBouncerRequest): Promise<{ port: number; pid: number }>;
