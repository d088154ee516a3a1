import { Module } from '@nestjs/common';
import { TenancyModule } from '../tenancy/index.js';
import { PaperPrinter } from './paper-printer.js';
import { WorkOrders } from './work-orders.js';

@Module({ imports: [TenancyModule], providers: [PaperPrinter, WorkOrders], exports: [PaperPrinter, WorkOrders] })
export class WorkOrdersModule {}
