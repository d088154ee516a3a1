import type { Client } from 'pg';

export interface RolePasswords {
  /** Of hedgerow_owner; not used when `ownerRole` names another role. */
  owner?: string;
  app: string;
  queue: string;
}

/**
 * Makes hedgerow_owner (migrates), hedgerow_app (serves, owns nothing), hedgerow_queue (owns schema bullmq), or sets
 * their passwords. Safe to run again.
 * @param url superuser, or a role that may create roles and owns the database
 */
export function provisionRoles(
  url: string,
  options: {
    passwords: RolePasswords;
    /** Made when missing; default: the database of `url`. */
    database?: string;
    /** An existing role that shall own the tables; default: hedgerow_owner. */
    ownerRole?: string;
  },
): Promise<void>;

/** One connection for one piece of work. */
export function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T>;
