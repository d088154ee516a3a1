export { ContactCard } from './contact-card';
