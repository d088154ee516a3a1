import { Module } from '@nestjs/common';
import { DemoController } from './demo.controller.js';
import { DemoSeeder } from './demo-seeder.js';
import { SeasonSeeder } from '../demo-season/season-seeder.js';

/** One-click sign-in of a demo. Its data is made by `main.seed.ts`. */
@Module({ controllers: [DemoController] })
export class DemoModule {}
