import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { tenantCommand } from './modules/company-closing/index.js';

const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'fatal'] });
try {
  console.log(await tenantCommand(app, process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await app.close();
}
