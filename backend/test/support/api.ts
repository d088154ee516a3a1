import { Module } from '@nestjs/common';
import { AuthModule } from '../../src/modules/auth/index.js';
import { ClientSearchModule } from '../../src/modules/client-search/index.js';
import { ClientsModule } from '../../src/modules/clients/index.js';
import { TenancyModule } from '../../src/modules/tenancy/index.js';
import { endGracefully } from '../../src/kernel/health/index.js';
import { createHttpApp } from '../../src/kernel/http/index.js';
import { KernelModule } from '../../src/kernel/kernel.module.js';

/** main.api.ts on a free port, which it tells, with as much of the product as it takes to create a client. */
@Module({ imports: [KernelModule, TenancyModule, AuthModule, ClientsModule, ClientSearchModule] })
class PartOfProduct {}

const app = await createHttpApp(PartOfProduct);
endGracefully(app);
await app.listen(0, '127.0.0.1');
process.send?.({ ready: true, url: await app.getUrl() });
