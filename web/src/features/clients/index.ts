export { ClientStatus } from './client-status';
export { CHANNEL, KIND } from './client-words';
export { type ClientsSearch, isFiltered, OF_TICKS, parseClientsSearch, toFilter } from './clients-search';
