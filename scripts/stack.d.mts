export interface StackProgress {
  step<T>(title: string, work: (tell: (detail: string) => void) => Promise<T> | T): Promise<T>;
  say(line: string): void;
}

export interface StackRequest {
  /** Holds everything this stack keeps: database, files, secrets, logs. */
  dataDir: string;
  /** 0: any free one. Default: 3000 or the next free one. A given one that is taken is an error. */
  port?: number | string | undefined;
  /** Default: unless DEMO=off or NODE_ENV=production. */
  demo?: boolean;
  /** Default: this process's; DATABASE_URL, REDIS_URL and SMTP_URL in it replace what is embedded. */
  env?: NodeJS.ProcessEnv;
  /** Default: silent. */
  progress?: StackProgress;
  /** What runs, by name; default: an API and a worker. */
  programs?: Record<string, string>;
  /** The database is migrated and seeded already: a copy of one that was. */
  prepared?: boolean;
  /** Adds a key that signs access tokens; `--revoke`: the others go. */
  newKey?: string[] | undefined;
  /** Replaces the master key, and seals with the new one what the old one has sealed, once it serves. */
  newMasterKey?: boolean | undefined;
  /** false: the embedded database skips fsync, for tests. */
  durable?: boolean;
  /** Breaks off the start; what was started is stopped. */
  signal?: AbortSignal;
  /** Folder of the built web app; default: web/dist. */
  webDist?: string;
}

export interface RunningStack {
  /** Where people and the API are, without a slash at the end. */
  baseUrl: string;
  /** What the processes were started with, database URLs by role included. */
  env: NodeJS.ProcessEnv;
  /** Stops API and worker gracefully, then the embedded database. */
  stop(): Promise<void>;
  /** Kills everything at once and does not wait; the next start recovers. */
  abandon(): void;
  /** SIGKILL, as a crash would; the supervisor starts it again. */
  killWorker(): void;
  killApi(): void;
  /** Applies new migrations; answers what it did. */
  migrate(): Promise<string>;
  /** Gracefully, with the code that is built now; answers when it is ready. */
  restart(): Promise<void>;
}

/** Migrates, seeds, starts the API and a worker from what is built, and answers when they are ready. */
export function startStack(request: StackRequest): Promise<RunningStack>;
