import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { Departures, MembersModule } from '../members/index.js';
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
    'Field crews and their members. Visits are assigned to a crew. Crew members see only the visits of their own crew.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Crew, CrewMember]), MembersModule],
  controllers: [CrewsController],
  providers: [CrewsService, CrewsRepository, CrewDirectory],
  exports: [CrewDirectory, CrewsService],
})
export class CrewsModule implements OnModuleInit {
  constructor(
    private readonly departures: Departures,
    private readonly crews: CrewsService,
  ) {}

  /** Whoever may no longer work here leaves their crew. */
  onModuleInit(): void {
    this.departures.follow(({ id }) => this.crews.leave(id));
  }
}
