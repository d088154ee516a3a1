import type { StackProgress } from '../stack.mjs';

export interface SandboxRequest {
  /** Holds everything that the sandbox keeps, and nothing that is dear to anybody. */
  dataDir: string;
  /** Of the proxy; 0: any free one. */
  port: number;
  /** Where the proxy listens; default: this machine alone. */
  host?: string | undefined;
  /** Where people open the web app, when that is not the proxy. */
  publicUrl?: string | undefined;
  /** Folder of the built web app; default: the API alone. */
  webDist?: string | undefined;
  env?: NodeJS.ProcessEnv;
  /** Default: silent. */
  progress?: StackProgress;
  /** Breaks off the start; what was started is stopped. */
  signal?: AbortSignal | undefined;
}

export interface RunningSandbox {
  /** Of the proxy, without a slash at the end. */
  address: string;
  stop(): Promise<void>;
  /** Kills everything at once and does not wait. */
  abandon(): void;
}

/** Refuses to start where NODE_ENV is production. */
export function refuseProduction(env: NodeJS.ProcessEnv): void;

/** Starts the real backend on a copy of the seeded demo companies, behind a proxy that resets it and simulates failures. */
export function startSandbox(request: SandboxRequest): Promise<RunningSandbox>;
