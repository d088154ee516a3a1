import { Module } from '@nestjs/common';
import { ClientList } from './client-list.js';
import { ClientListController } from './client-list.controller.js';
import { Duplicates } from './duplicates.js';
import { DuplicatesController } from './duplicates.controller.js';

@Module({ controllers: [DuplicatesController, ClientListController], providers: [ClientList, Duplicates] })
export class ClientSearchModule {}
