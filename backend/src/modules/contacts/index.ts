export { ContactDto, CreateContactDto } from './contact.dto.js';
export { Contact } from './contact.entity.js';
export { ContactsModule } from './contacts.module.js';
export { ContactsService } from './contacts.service.js';
