import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

const CLIENTS = ['web', 'mobile', 'api'] as const;
export type ClientKind = (typeof CLIENTS)[number];

/** What signs in. `web` stores the refresh token in a cookie; `mobile` and `api` get it in the response. */
export function SignInClient(): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ enum: CLIENTS, default: 'web' }), IsIn(CLIENTS));
}
