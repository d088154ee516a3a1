export interface ServiceRequest {
  name: string;
  script: string;
  env(): NodeJS.ProcessEnv;
  logFile: string;
  say(line: string): void;
  onStart?(name: string, pid: number): void;
  /** Of Node; default: those of the built product. */
  flags?: string[];
  /** Seconds without a sign of life before its first; default: those of the built product. */
  startingHungAfter?: number;
}

/** A child process that is started again when it dies, and ended for that when it hangs. */
export class Service {
  constructor(request: ServiceRequest);
  readonly name: string;
  readonly deaths: number;
  readonly ready: boolean;
  lastLines(): string;
  kill(): void;
  restart(): Promise<void>;
  stop(): Promise<void>;
  abandon(): void;
}
