import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { BulkRows } from '../../kernel/bulk/index.js';
import { Choice, MayBeAbsent, RecordId, WholeNumber } from '../../kernel/dto/index.js';
import { CreateClientDto, UpdateClientDto } from './client.dto.js';

/** A row that makes a client. */
export class BulkCreateClientDto {
  /** What to do. */
  @Choice(['create'], 'create')
  action!: 'create';

  /** The new client, as for `POST /api/v1/clients`. */
  @IsDefined()
  @ValidateNested()
  @Type(() => CreateClientDto)
  client!: CreateClientDto;
}

/** A row that changes a client. */
export class BulkUpdateClientDto {
  /** What to do. */
  @Choice(['update'], 'update')
  action!: 'update';

  /** Id of the client. */
  @RecordId()
  id!: string;

  /** Version you are changing. If omitted, the current one. */
  @MayBeAbsent()
  @WholeNumber(1, 2_147_483_647, 3)
  version?: number;

  /** Merge patch, as for `PATCH /api/v1/clients/{clientId}`. */
  @IsDefined()
  @ValidateNested()
  @Type(() => UpdateClientDto)
  @ApiProperty({ type: UpdateClientDto, example: { leadSource: 'Yard sign' } })
  changes!: UpdateClientDto;
}

/** A row that archives a client or brings it back. */
export class BulkMoveClientDto {
  /** What to do. */
  @Choice(['archive', 'restore'], 'archive')
  action!: 'archive' | 'restore';

  /** Id of the client. */
  @RecordId()
  id!: string;
}

/** Up to 500 changes of clients. */
export class BulkClientsDto {
  /** One change each; `action` says which. */
  @BulkRows(BulkCreateClientDto, BulkUpdateClientDto, BulkMoveClientDto)
  rows!: object[];
}
