import { ApiProperty } from '@nestjs/swagger';
import { RecordIds } from '../../../kernel/http/index.js';

/** Which clients a bulk action is for. */
export class BulkClientsDto {
  /** Ids of clients. */
  @RecordIds(500)
  ids!: string[];
}

/** What became of one client of a bulk action. */
export class BulkClientResultDto {
  /** Id of the client. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Whether it was done. */
  done!: boolean;

  /** Why not: code of the problem; null when done. */
  @ApiProperty({ maxLength: 60, example: 'client_has_open_jobs' })
  code!: string | null;

  /** Why not, for people. */
  @ApiProperty({ maxLength: 500, example: '2 jobs are still open.' })
  detail!: string | null;
}

/** What became of each client of a bulk action, in the order in which they were sent. */
export class BulkClientResultsDto {
  /** One entry for each id. */
  @ApiProperty({ type: [BulkClientResultDto], maxItems: 500 })
  results!: BulkClientResultDto[];
}
