import { Matches } from 'class-validator';
import { MayBeNull, Text } from '../../kernel/dto/index.js';

/** A postal address. Every part may be missing: real lists are like that. */
export interface Address {
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  region?: string | null;
  postalCode?: string | null;
  country?: string | null;
}

/** A postal address; parts that are not known are left out. */
export class AddressDto implements Address {
  /** Street and number. */
  @MayBeNull()
  @Text(200, '12 Orchard Road')
  line1?: string | null;

  /** Unit, suite, floor, building. */
  @MayBeNull()
  @Text(200, 'Unit 4')
  line2?: string | null;

  /** City or town. */
  @MayBeNull()
  @Text(100, 'Summit')
  city?: string | null;

  /** State, province or region. */
  @MayBeNull()
  @Text(100, 'NJ')
  region?: string | null;

  /** ZIP or postal code. */
  @MayBeNull()
  @Text(20, '07901')
  postalCode?: string | null;

  /** Country, ISO 3166-1 alpha-2. */
  @MayBeNull()
  @Text(2, 'US')
  @Matches(/^[A-Z]{2}$/, { message: 'Use a two-letter country code, like US.' })
  country?: string | null;
}
