export { ClientStatus } from './client-status';
export { CHANNEL, KIND } from './client-words';
export { type ClientsSearch, toFilter } from './clients-search';
