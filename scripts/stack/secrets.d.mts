export interface Secrets {
  TOKEN_SECRET: string;
  CURSOR_SECRET: string;
  MASTER_KEY: string;
  /** While the key is rotated. */
  MASTER_KEY_PREVIOUS?: string;
  ownerPassword: string;
  appPassword: string;
  queuePassword: string;
}

/** Those that were made already. */
export function readSecrets(dataDir: string): Partial<Secrets>;

/** The secrets of this data folder, made once. */
export function ensureSecrets(dataDir: string): Secrets;

/** Whether the operator keeps it, rather than the data folder. */
export function isGiven(env: NodeJS.ProcessEnv, name: string): boolean;

/** Of the secrets of the data folder those that processes need and the environment does not give. */
export function secretsBeside(env: NodeJS.ProcessEnv, secrets: Partial<Secrets>): Record<string, string>;

/** Begins a rotation of the master key, unless one is under way. */
export function renewMasterKey(dataDir: string): void;

/** The rotation has ended: nothing needs the previous key. */
export function forgetPreviousMasterKey(dataDir: string): void;
