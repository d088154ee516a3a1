export { ClientStatus } from './client-status';
export { type ClientsSearch, toFilter } from './clients-search';
