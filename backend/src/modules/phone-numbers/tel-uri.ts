const SCHEME = /^(?:tel|callto|sms|fax|phone):(?:\/\/)?/i;
const WHATSAPP = /^(?:https:\/\/wa\.me\/|whatsapp:)\+?/i;

/** A `tel:` address (RFC 3966) as people write its number: `tel:555-0161;ext=12;phone-context=+1-937` */
export function withoutUri(text: string): string {
  if (WHATSAPP.test(text)) return text.replace(WHATSAPP, '+');
  const [number = '', ...parameters] = decoded(text.replace(SCHEME, '')).split(';');
  const named = new Map(parameters.map((one) => [nameOf(one), one.slice(one.indexOf('=') + 1).trim()]));
  const context = named.get('phone-context') ?? '';
  const extension = named.get('ext');
  const global = context.startsWith('+') && !number.startsWith('+') ? `${context} ${number}` : number;
  return extension ? `${global} ext ${extension}` : global;
}

const nameOf = (parameter: string) => parameter.slice(0, parameter.indexOf('=')).trim().toLowerCase();

function decoded(text: string): string {
  return text.replace(/%2b/gi, '+').replace(/%20/g, ' ').replace(/%28/g, '(').replace(/%29/g, ')');
}
