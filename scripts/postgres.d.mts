export interface PostgresRequest {
  /** Folder of the cluster itself; made when missing. */
  dataDir: string;
  /** Default: any free one. */
  port?: number | undefined;
  /** false, for tests: no fsync (a power cut loses data), and it ends with this process. Default true. */
  durable?: boolean;
  /** Default: server.log in the data folder. */
  logFile?: string;
  log?: (line: string) => void;
}

export interface RunningPostgres {
  host: string;
  port: number;
  pid: number;
  /** The server was already running, left behind by a process that was killed. */
  adopted: boolean;
  /** Role `postgres`, database `postgres`. */
  superuserUrl: string;
  url(login: { user: string; password: string; database: string }): string;
  stop(): Promise<void>;
  /** Ends it at once, without waiting; the next start recovers from the log. */
  kill(): void;
}

/** Starts the embedded PostgreSQL 18 on loopback, or adopts the one that already runs on this folder. */
export function startPostgres(request: PostgresRequest): Promise<RunningPostgres>;
