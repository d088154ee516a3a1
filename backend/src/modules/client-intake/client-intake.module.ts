import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { ContactsModule } from '../contacts/index.js';
import { PropertiesModule } from '../properties/index.js';
import { ClientIntake } from './client-intake.js';

@Module({
  imports: [ClientsModule, ContactsModule, PropertiesModule],
  providers: [ClientIntake],
  exports: [ClientIntake],
})
export class ClientIntakeModule {}
