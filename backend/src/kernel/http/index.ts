export { Endpoint, type EndpointOptions } from './endpoint.js';
export * from './fields.js';
export { createHttpApp } from './http-app.js';
export { HttpModule } from './http.module.js';
export { buildContract } from './openapi.js';
export { PAGE_LIMIT, PageQuery, pageOf, UpdatedPageQuery } from './page.dto.js';
export { Id, IfMatch } from './parameters.js';
