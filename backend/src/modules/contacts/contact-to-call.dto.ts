import { ApiProperty } from '@nestjs/swagger';
import { made } from '../../kernel/reading/index.js';
import { PhoneDto } from './contact.dto.js';
import type { Phone } from './contact.entity.js';

/** As `client_snapshots` has a contact. */
interface Reachable {
  name: string | null;
  phones: Phone[];
}

/** The person to call at a client. */
export class ContactToCallDto {
  /** Name of the person. */
  @ApiProperty({ type: String, nullable: true, maxLength: 201, example: "Dana O'Brien" })
  name!: string | null;

  /** The first number of the person. */
  @ApiProperty({ type: () => PhoneDto })
  phone!: PhoneDto;

  /** Of rows of `client_snapshots client`: the first contact with a number, the primary one before others. */
  static readonly ofClient = made('client.contacts', (contacts: Reachable[] | null): ContactToCallDto | null => {
    const [first] = (contacts ?? []).flatMap(({ name, phones: [phone] }) => (phone ? { name, phone } : []));
    return first ? { name: first.name, phone: PhoneDto.from(first.phone) } : null;
  });
}
