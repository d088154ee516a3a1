// The product's API, whose pool reaches PostgreSQL through the counter of wire.mjs.
const url = new URL(process.env['DATABASE_URL'] ?? '');
url.port = process.env['WIRE_PORT'] ?? '';
process.env['DATABASE_URL'] = url.href;
const api = new URL('../../../backend/dist/main.api.js', import.meta.url);
await import(api.href);
