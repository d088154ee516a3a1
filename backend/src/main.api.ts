import { AppModule } from './app.module.js';
import { Config } from './kernel/config/index.js';
import { createHttpApp } from './kernel/http/index.js';

const app = await createHttpApp(AppModule);
app.enableShutdownHooks();
const config = app.get(Config);
await app.listen({ port: config.get('PORT'), host: config.get('HOST') });
