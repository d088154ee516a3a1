/** Why we do not call an address. Stable words: they reach the contract as codes of field errors. */
export type Refusal =
  | 'malformed_url'
  | 'url_scheme_refused'
  | 'url_credentials_refused'
  | 'url_fragment_refused'
  | 'url_port_refused'
  | 'odd_host_spelling'
  | 'address_refused'
  | 'host_not_found';

/** An address that we do not call, whoever asks. The message is for the person who entered it. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';

  constructor(
    readonly reason: Refusal,
    message: string,
  ) {
    super(message);
  }
}

/** The call was allowed but got no answer: refused, reset, too slow, or an untrusted certificate. */
export class OutboundFailed extends Error {
  override readonly name = 'OutboundFailed';
}
