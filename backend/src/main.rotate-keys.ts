import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { SigningKeys } from './modules/signing-keys/index.js';

/** Adds a key for access tokens. `--revoke`: the others may be in wrong hands, and everybody’s app fetches a new token. */
const revoke = process.argv.includes('--revoke');
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'fatal'] });
await app.get(SigningKeys, { strict: false }).rotate({ revoke });
await app.close();
console.log(revoke ? 'The new key signs from now on. The others are gone.' : 'The new key signs in an hour.');
