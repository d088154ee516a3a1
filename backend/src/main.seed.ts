import { NestFactory } from '@nestjs/core';
import { DemoSeeder } from './seed/demo-seeder.js';
import { SeedModule } from './seed/seed.module.js';

if (process.env['NODE_ENV'] === 'production') throw new Error('Demo data never goes into production.');
const app = await NestFactory.createApplicationContext(SeedModule, { logger: ['error', 'fatal'] });
const made = await app.get(DemoSeeder).seed();
console.log(made.length > 0 ? made.join('\n') : 'Nothing to seed.');
await app.close();
