import { Module } from '@nestjs/common';
import { SigningKeysController } from './signing-keys.controller.js';
import { SigningKeys } from './signing-keys.js';

@Module({ controllers: [SigningKeysController], providers: [SigningKeys], exports: [SigningKeys] })
export class SigningKeysModule {}
