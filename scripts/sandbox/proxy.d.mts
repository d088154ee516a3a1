import type { Contract } from './contract.mjs';

export interface ProxyRequest {
  /** 0: any free one. */
  port: number;
  host: string;
  /** Where the backend is just now; null: not yet anywhere. */
  target: () => string | null;
  /** Back to the seeded state; answers when requests meet it. */
  reset: () => Promise<void>;
  /** Default: openapi/openapi.json. */
  contract?: Contract;
}

export interface RunningProxy {
  /** Without a slash at the end. */
  address: string;
  close(): Promise<void>;
}

export function startProxy(request: ProxyRequest): Promise<RunningProxy>;
