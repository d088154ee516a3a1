import type { Permission } from '../../kernel/access/index.js';

/** Sees quotes. */
export const READ: Permission = 'quotes.read.all';
/** Makes and changes them. */
export const MANAGE: Permission = 'quotes.manage.all';
