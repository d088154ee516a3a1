import { Controller, Get, Header, Headers, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../kernel/access/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { EventPageDto, ListEventsQuery, StreamEventsQuery } from './event.dto.js';
import { EventStreams } from './event-streams.js';
import { EventsService } from './events.service.js';

const STREAM_EXAMPLE = `id: 1284
event: change
data: {"seq":1284,"type":"client.updated","entityType":"client","entityId":"018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b","version":4}
`;

const STREAM_DESCRIPTION = `An open connection (\`text/event-stream\`) that sends the company's changes as they are
committed.

- \`ready\` first: \`{lastSeq}\`.
- \`change\`: a domain event without its data: \`{seq, type, entityType, entityId, version, at, actor}\`. Members who may
  see assigned records only get \`{entityType, entityId}\`, of jobs and visits: read the record to learn more.
- \`reset\`: \`{lastSeq}\`. Too much has changed to list; reload the data you show.
- \`live\`: \`{topic, payload}\`, for example the progress of an operation; not stored and not repeated.
- \`end\`: \`{reason}\`; the stream closes: \`token_expired\` (open it again with a new token), \`signed_out\`, \`shutdown\`,
  \`too_many_streams\`.

A comment every 15 seconds keeps the connection alive. After a reconnect, \`Last-Event-ID\` or \`after\` returns missed
events. On the first connection, \`lastSeconds\` returns changes made since you loaded your data.`;

/** What happens in the company. */
@ApiTags('Events')
@Controller('events')
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly streams: EventStreams,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List events in order, with no gaps',
    description:
      'The feed of all changes, for catching up: store `lastSeq` and send it as `after` next time. Events of records ' +
      "you can't read are omitted, and so are fields that need a further permission; a key with `events.read` alone " +
      'sees none. A page also ends at one megabyte, and it can be empty when many events were omitted: continue as ' +
      'long as there is a `nextCursor`.',
    permission: 'events.read',
    shows: ['*'],
    type: EventPageDto,
  })
  listEvents(@Query() query: ListEventsQuery): Promise<JsonAnswer<EventPageDto>> {
    return this.events.list(query);
  }

  @Get('stream')
  @ApiOkResponse({
    description: 'Server-sent events.',
    content: { 'text/event-stream': { schema: { type: 'string', maxLength: 1_073_741_824, example: STREAM_EXAMPLE } } },
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Number of the last event received. Browsers send it automatically.',
    schema: { type: 'string', maxLength: 20, pattern: '^[0-9]{1,16}$' },
  })
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @Endpoint({
    summary: 'Stream live events',
    description: STREAM_DESCRIPTION,
    permission: 'authenticated',
    file: ['text/event-stream'],
    transaction: 'none',
  })
  async streamEvents(
    @Query() { after, lastSeconds }: StreamEventsQuery,
    @Req() { user }: { user: Principal },
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<StreamableFile> {
    const from = /^\d{1,16}$/.test(lastEventId ?? '') ? Number(lastEventId) : after;
    const stream = await this.streams.open(user, { after: from, lastSeconds });
    return new StreamableFile(stream.body, { type: 'text/event-stream; charset=utf-8' });
  }
}
