import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Crew } from './crew.entity.js';
import { CrewDirectory } from './crew-directory.js';
import { CrewMember } from './crew-member.entity.js';
import { CrewsController } from './crews.controller.js';
import { CrewsRepository } from './crews.repository.js';
import { CrewsService } from './crews.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Crew, CrewMember])],
  controllers: [CrewsController],
  providers: [CrewsService, CrewsRepository, CrewDirectory],
  exports: [CrewDirectory, CrewsService],
})
export class CrewsModule {}
