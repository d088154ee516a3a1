import { Module } from '@nestjs/common';
import { DemoController } from './demo.controller.js';

/** One-click sign-in of a demo. Its data is made by `main.seed.ts`. */
@Module({ controllers: [DemoController] })
export class DemoModule {}
