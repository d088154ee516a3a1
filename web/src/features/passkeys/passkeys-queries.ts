import { listPasskeysOptions } from '../../api/generated/queries/queryOptions';

/** The person’s passkeys. */
export const passkeysOptions = () => listPasskeysOptions();
