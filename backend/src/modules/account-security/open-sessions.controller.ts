import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SignedRequest } from '../../kernel/access/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { SessionsService } from '../sessions/index.js';
import { CurrentSession, SessionNotFound } from './account-security.errors.js';
import { SessionDto } from './open-session.dto.js';

const me = () => currentActor().userId ?? '';

/** Where a person is signed in. */
@ApiTags('Sign-in')
@Controller('auth/sessions')
export class OpenSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @Endpoint({
    summary: 'List your devices',
    description: 'Where you are signed in, in any of your companies: the 100 sessions that were used last.',
    permission: 'person',
    type: pageOf(SessionDto),
    confidential: true,
  })
  async listSessions(@Req() { user }: SignedRequest): Promise<Page<SessionDto>> {
    const sessions = await this.sessions.openOf(me());
    return { items: sessions.map((session) => SessionDto.from(session, user.credentialId)), nextCursor: null };
  }

  @Post(':sessionId/revoke')
  @Endpoint({
    summary: 'Sign out on a device',
    description:
      'Ends one of your other sessions; to end this one, use `logout`. Its access token is refused within seconds, its refresh token at once.',
    permission: 'person',
    status: 204,
    errors: [SessionNotFound, CurrentSession],
    confidential: true,
  })
  async revokeSession(@Id('sessionId') sessionId: string, @Req() { user }: SignedRequest): Promise<void> {
    if (sessionId === user.credentialId) throw new CurrentSession();
    if (!(await this.sessions.end(sessionId, me()))) throw new SessionNotFound();
  }

  @Post('revoke-others')
  @Endpoint({
    summary: 'Sign out on all other devices',
    description: 'Ends all your sessions but this one, in all of your companies.',
    permission: 'person',
    status: 204,
    confidential: true,
  })
  revokeOtherSessions(@Req() { user }: SignedRequest): Promise<void> {
    return this.sessions.endAllOf(me(), user.credentialId);
  }
}
