import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WebhookSecret } from './secret.entity.js';
import { SigningSecrets } from './signing-secrets.js';

@Module({
  imports: [TypeOrmModule.forFeature([WebhookSecret])],
  providers: [SigningSecrets],
  exports: [SigningSecrets],
})
export class WebhookSigningModule {}
