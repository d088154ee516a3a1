import type { IntakeContact } from '../../modules/client-intake/index.js';
import { dice } from './dice.js';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.js';
import { AREA_CODES } from './places.js';

type Phone = IntakeContact['phones'][number];

const FORMS = [
  (area: string, line: string) => `(${area}) 555-${line}`,
  (area: string, line: string) => `${area}-555-${line}`,
  (area: string, line: string) => `${area}.555.${line}`,
  (area: string, line: string) => `+1 ${area} 555 ${line}`,
  (area: string, line: string) => `${area}555${line}`,
];
const PROVIDERS = ['example.com', 'example.com', 'example.net', 'example.org'];

export interface Person {
  first: string;
  last: string;
}

export const somebody = (last = dice.pick(FAMILY_NAMES)): Person => ({ first: dice.pick(GIVEN_NAMES), last });

/** Hands out phone numbers and addresses, each only once, all reserved for examples. */
export class Reach {
  private readonly numbers = dice.shuffled(
    AREA_CODES.flatMap((area) => hundred().map((line) => [area, line] as const)),
  );
  private readonly emails = new Set<string>();

  phone(label: Phone['label'] = dice.pick(['mobile', 'mobile', 'mobile', 'home'])): Phone {
    const [area, line] = this.numbers.pop() ?? ['908', '0100'];
    return phoneOf(area, line, label);
  }

  email({ first, last }: Person, domain = dice.pick(PROVIDERS)): string {
    const [f, l] = [first, last].map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
    const forms = [`${f}.${l}`, `${f?.charAt(0)}${l}`, `${l}.${f}`, `${f}${l}${dice.int(2, 99)}`, `the${l}s`];
    const email = `${dice.pick(forms)}@${domain}`;
    if (this.emails.has(email)) return this.email({ first, last: `${last}${dice.pick(['x', 'b', 'k'])}` }, domain);
    this.emails.add(email);
    return email;
  }

  contact(person: Person, more: Partial<IntakeContact> = {}): IntakeContact {
    return {
      firstName: person.first,
      lastName: person.last,
      emails: dice.chance(0.92) ? [this.email(person)] : [],
      phones: dice.chance(0.95) ? [this.phone()] : [],
      ...more,
    };
  }
}

export function phoneOf(area: string, line: string, label: Phone['label']): Phone {
  return { raw: dice.pick(FORMS)(area, line), e164: `+1${area}555${line}`, label };
}

const hundred = (): string[] => Array.from({ length: 100 }, (_, n) => `01${String(n).padStart(2, '0')}`);
