import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, StartsOperation } from '../operations/index.js';
import { ClientsByFilter } from './clients-by-filter.js';
import { ChangeClientsByFilterDto } from './clients-by-filter.dto.js';

/** All clients that a filter finds. */
@ApiTags('Clients')
@Controller('clients/bulk-by-filter')
export class ClientsByFilterController {
  constructor(private readonly clients: ClientsByFilter) {}

  @Post()
  @StartsOperation({
    summary: 'Archive, restore, tag, or set the status or lead source of all clients that match a filter',
    description:
      'Applies to any number of clients, each with the rules and events of the single action. `archive` and ' +
      '`restore` require `clients.archive`; the others require `clients.update`. Use `dryRun` first: nothing changes, and ' +
      '`result` shows what would. When the operation has finished, `result` is `{dryRun, found, changed, skipped, ' +
      'failed, examples, problems}`: how many clients were found, changed, already as requested, and rejected by a ' +
      'rule; up to 20 of the changed ones; and why the first 100 were rejected, each as `{id, number, name, code, ' +
      'title, detail}`. A canceled operation reports what was done up to then, and those changes stay. The same ' +
      'applies when it fails because the key was revoked or the user lost the permission. Clients created after the ' +
      'request are not affected.',
    permission: ['clients.archive', 'clients.update'],
  })
  changeClientsByFilter(@Body() request: ChangeClientsByFilterDto): Promise<OperationDto> {
    return this.clients.start(request);
  }
}
