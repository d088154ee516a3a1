import fastify from 'fastify';
import { RouteTable } from './route-table.js';

describe('RouteTable', () => {
  const table = new RouteTable();
  const server = fastify();
  table.watch(server);
  server.get('/api/v1/clients', () => '');
  server.post('/api/v1/clients', () => '');
  server.get('/api/v1/clients/:clientId', () => '');
  server.get('/*', () => '');

  it.each([
    ['/api/v1/clients?q=a', ['GET', 'HEAD', 'POST']],
    ['/api/v1/clients/', ['GET', 'HEAD', 'POST']],
    ['/api/v1/clients/7', ['GET', 'HEAD']],
    ['/api/v1/clients/7/nothing', []],
  ])('knows the methods of %s', (url, methods) => {
    expect(table.methodsOf(url)).toEqual(methods);
  });
});
