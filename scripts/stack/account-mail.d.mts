/** The link in the newest mail about an account that was saved for an address, as soon as a worker has saved one. */
export function newestLink(dataDir: string, address: string, after?: number, except?: string): Promise<string>;
/** The mails about accounts that were saved for an address, as people read them, the newest last. */
export function mailsTo(dataDir: string, address: string): Promise<string[]>;
