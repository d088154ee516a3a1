import { Module } from '@nestjs/common';
import { Sections } from '../contract/index.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Sections({
  tag: 'Health',
  group: 'Service',
  description:
    "Probes for supervisors and load balancers. They aren't part of the versioned API, need no credentials, and " +
    'reveal nothing about any company.',
})
@Module({ controllers: [HealthController], providers: [Readiness] })
export class HealthModule {}
