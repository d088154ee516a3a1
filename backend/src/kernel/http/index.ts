export { createHttpApp } from './http-app.js';
export { HttpModule } from './http.module.js';
