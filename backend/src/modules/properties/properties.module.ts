import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { ZoneChangesModule } from '../zone-changes/index.js';
import { AccessCodes } from './access-codes.js';
import { PropertiesController } from './properties.controller.js';
import { PropertiesService } from './properties.service.js';
import { Property } from './property.entity.js';
import './properties.permissions.js';

@Sections({
  tag: 'Properties',
  group: 'Clients',
  description:
    'Locations where work happens: address, access instructions, and hazards. A property belongs to one client.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Property]), ZoneChangesModule],
  controllers: [PropertiesController],
  providers: [PropertiesService, AccessCodes],
  exports: [PropertiesService],
})
export class PropertiesModule {}
