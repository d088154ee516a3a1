import { Module } from '@nestjs/common';
import { TenancyModule } from '../tenancy/index.js';
import { WorkOrders } from './work-orders.js';

@Module({ imports: [TenancyModule], providers: [WorkOrders], exports: [WorkOrders] })
export class WorkOrdersModule {}
