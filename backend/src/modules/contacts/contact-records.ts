import type { RecordKind } from '../../kernel/records/index.js';
import { ContactDto } from './contact.dto.js';
import { Contact } from './contact.entity.js';

export const ContactRecord: RecordKind<Contact> = { entity: Contact, describe: (contact) => ContactDto.from(contact) };
