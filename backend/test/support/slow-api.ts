import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import { AuthModule } from '../../src/modules/auth/index.js';
import { endGracefully } from '../../src/kernel/health/index.js';
import { createHttpApp } from '../../src/kernel/http/index.js';
import { Endpoint } from '../../src/kernel/endpoint/index.js';
import { KernelModule } from '../../src/kernel/kernel.module.js';

/** main.api.ts with one route, which takes its time. */
@Controller('slow')
class SlowController {
  @Get()
  @Endpoint({ summary: 'Answer late', permission: 'public', transaction: 'none' })
  async getSlowly(): Promise<{ done: boolean }> {
    process.send?.({ working: true });
    await pause(1_000);
    return { done: true };
  }
}

@Module({ imports: [KernelModule, AuthModule], controllers: [SlowController] })
class SlowModule {}

const app = await createHttpApp(SlowModule);
endGracefully(app);
await app.listen(0, '127.0.0.1');
process.send?.({ ready: true, url: await app.getUrl() });
