import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { Role } from './role.entity.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';

@Sections({
  tag: 'Roles',
  group: 'Company',
  description:
    "What team members can do. A role is a set of permissions: the built-in ones stay as they are, and a company's own " +
    'roles can be created, changed, and deleted.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Role])],
  controllers: [RolesController],
  providers: [RolesService],
  exports: [RolesService],
})
export class RolesModule {}
