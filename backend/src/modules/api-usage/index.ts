export { ApiUsageModule } from './api-usage.module.js';
