export { type Count, COUNT_MODES, type CountMode, countRows, PRECISIONS } from './count.js';
export { filtersOf, Keyset } from './keyset.js';
export { mapPage, type Page, type PageRequest } from './page.js';
export { PAGE_BYTES, type PageRows, readPage, weighed } from './page-bytes.js';
export { PagingModule } from './paging.module.js';
export { Sorting, type SortWord } from './sorting.js';
