import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { DemoSeeder } from './modules/demo/index.js';

if (process.env['NODE_ENV'] === 'production') throw new Error('Demo data never goes into production.');
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'fatal'] });
const made = await app.get(DemoSeeder, { strict: false }).seed();
console.log(made.length > 0 ? made.join('\n') : 'Nothing to seed.');
await app.close();
