export { type AnsweredRequest, AnsweredRequests } from './answered-requests.js';
export { type Section, Sections } from './contract/sections.js';
export { Endpoint, type EndpointOptions } from './endpoint.js';
export * from './fields.js';
export { createHttpApp } from './http-app.js';
export { HttpModule } from './http.module.js';
export { buildContract } from './openapi.js';
export { CursorQuery, PAGE_LIMIT, PageQuery, pageOf, SortBy, UpdatedPageQuery } from './page.dto.js';
export { Id, IfMatch } from './parameters.js';
