import { AppModule } from './app.module.js';
import { Config } from './kernel/config/index.js';
import { endGracefully, HUNG_AFTER_S, reportReady, sendHeartbeats } from './kernel/health/index.js';
import { createHttpApp } from './kernel/http/index.js';
import { writeContract } from './kernel/contract/index.js';

sendHeartbeats();
const app = await createHttpApp(AppModule);
endGracefully(app);
const config = app.get(Config);
await app.init();
writeContract(app);
await app.listen({ port: config.get('PORT'), host: config.get('HOST') });
reportReady(HUNG_AFTER_S.api);
