import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { mockOf } from './server';

const mock = mockOf(fileURLToPath(new URL('../../../openapi/openapi.json', import.meta.url)));

/** The other door: inside Vite, which evaluates this again when a handler was edited; the data begin anew then. */
export const listener = getRequestListener((request) => mock.fetch(request));
