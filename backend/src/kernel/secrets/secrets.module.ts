import { Global, Module } from '@nestjs/common';
import { Secrets } from './secrets.js';

/** Encryption of single values, for every module. */
@Global()
@Module({ providers: [Secrets], exports: [Secrets] })
export class SecretsModule {}
