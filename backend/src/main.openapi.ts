import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { roleMatrix } from './kernel/access/index.js';
import { BESIDE_THE_API, buildContract } from './kernel/contract/index.js';

// A preview boot instantiates no provider: the contract needs no database, no Redis and no secrets.
const app = await NestFactory.create(AppModule, new FastifyAdapter(), { preview: true, logger: ['error'] });
app.setGlobalPrefix('api', { exclude: BESIDE_THE_API });
app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
const contract = buildContract(app);
const folder = process.argv[2] ?? '../openapi';
writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(contract, null, 2)}\n`);
writeFileSync(join(folder, 'roles.md'), roleMatrix(contract));
