import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { Crew } from './crew.entity.js';
import { CrewDirectory } from './crew-directory.js';
import { CrewMember } from './crew-member.entity.js';
import { CrewsController } from './crews.controller.js';
import { CrewsRepository } from './crews.repository.js';
import { CrewsService } from './crews.service.js';
import './crews.permissions.js';

@Sections({
  tag: 'Crews',
  group: 'Work',
  description:
    'Teams that go out together, and who is in them. Visits are planned for a crew; its members see those visits ' +
    'and no others.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Crew, CrewMember])],
  controllers: [CrewsController],
  providers: [CrewsService, CrewsRepository, CrewDirectory],
  exports: [CrewDirectory, CrewsService],
})
export class CrewsModule {}
