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
    summary: 'Archive, restore, or tag all clients that match a filter',
    description:
      'Any number of clients, each with the rules and events of the single action; `archive` and `restore` need ' +
      '`clients.archive`, tags `clients.update`. Try it with `dryRun` first: nothing changes, and `result` tells what ' +
      'would. When the operation has ended, `result` is `{dryRun, found, changed, skipped, failed, examples, problems}`: ' +
      'how many were found, changed, left as they were already, and refused by a rule; up to 20 of the changed ones; ' +
      'and why the first 100 were refused, each as `{id, number, name, code, title, detail}`. A cancelled one tells what ' +
      'was done until then, which stays; so does one that failed because the key was revoked, or the person lost the ' +
      'right, meanwhile. Clients made after the request are left alone.',
    permission: ['clients.archive', 'clients.update'],
  })
  changeClientsByFilter(@Body() request: ChangeClientsByFilterDto): Promise<OperationDto> {
    return this.clients.start(request);
  }
}
