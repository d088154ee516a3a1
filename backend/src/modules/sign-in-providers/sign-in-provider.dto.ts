import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { FilledText, MayBeAbsent, TextList } from '../../kernel/dto/index.js';
import type { SignInProvider } from './sign-in-provider.entity.js';

const ISSUER = 'https://login.example.com';

/** How your team signs in through your own OpenID Connect provider. */
export class SignInProviderDto {
  /** Whether team members can sign in this way. */
  @ApiProperty({ example: true })
  isEnabled!: boolean;

  /** What the button says: `Sign in with …`. Null until you set it. */
  @ApiProperty({ type: String, nullable: true, maxLength: 60, example: 'Greenfield Login' })
  label!: string | null;

  /** Issuer of the provider, as its configuration names it. Null until you set it. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: ISSUER })
  issuer!: string | null;

  /** Client ID that the provider gave you. Null until you set it. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, example: 'hedgerow' })
  clientId!: string | null;

  /** Whether there is a client secret. It can't be read again. */
  @ApiProperty({ example: true })
  hasClientSecret!: boolean;

  /** Domains of the emails that may sign in. Empty: any. */
  @ApiProperty({
    type: 'array',
    maxItems: 50,
    items: { type: 'string', maxLength: 253 },
    example: ['greenfield.example'],
  })
  emailDomains!: string[];

  /** Redirect URI to allow at the provider. */
  @ApiProperty({ maxLength: 600, example: 'https://app.example.com/sign-in/company' })
  redirectUri!: string;

  /** Short name of the company: what team members enter to sign in this way. */
  @ApiProperty({ maxLength: 100, example: 'greenfield-lawn-1c2d3e' })
  companyName!: string;

  /** Page where team members sign in this way, for a bookmark. */
  @ApiProperty({ maxLength: 700, example: 'https://app.example.com/sign-in/company?company=greenfield-lawn-1c2d3e' })
  signInUrl!: string;

  /** Version for `If-Match`; 0 until you set something. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 2_147_483_647, example: 1 })
  version!: number;

  static from(
    provider: SignInProvider | null,
    { slug, redirectUri }: { slug: string; redirectUri: string },
  ): SignInProviderDto {
    return {
      isEnabled: provider?.isEnabled ?? false,
      label: provider?.label ?? null,
      issuer: provider?.issuer ?? null,
      clientId: provider?.clientId ?? null,
      hasClientSecret: !!provider?.clientSecret,
      emailDomains: provider?.emailDomains ?? [],
      redirectUri,
      companyName: slug,
      signInUrl: `${redirectUri}?company=${encodeURIComponent(slug)}`,
      version: provider?.version ?? 0,
    };
  }
}

/** What to change. */
export class UpdateSignInProviderDto {
  /** Whether team members can sign in this way. Needs everything but the domains. */
  @ApiProperty({ required: false, example: true })
  @MayBeAbsent()
  @IsBoolean()
  isEnabled?: boolean;

  /** What the button says: `Sign in with …`. */
  @MayBeAbsent()
  @FilledText(60, 'Greenfield Login')
  label?: string;

  /** Issuer of the provider. With another one, send the client secret again. */
  @MayBeAbsent()
  @FilledText(500, ISSUER)
  issuer?: string;

  /** Client ID that the provider gave you. */
  @MayBeAbsent()
  @FilledText(300, 'hedgerow')
  clientId?: string;

  /** Client secret that the provider gave you. Stored encrypted; no response has it. */
  @MayBeAbsent()
  @FilledText(500, 'what-the-provider-shows-once')
  clientSecret?: string;

  /** Domains of the emails that may sign in. Empty: any. */
  @MayBeAbsent()
  @TextList(50, 253, ['greenfield.example'])
  emailDomains?: string[];
}

/** What to try. */
export class CheckSignInProviderDto {
  /** Issuer of the provider. */
  @FilledText(500, ISSUER)
  issuer!: string;
}

/** What the provider says about itself. */
export class CheckedSignInProviderDto {
  /** Where team members will enter their credentials. */
  @ApiProperty({ maxLength: 2000, example: `${ISSUER}/authorize` })
  authorizationEndpoint!: string;

  /** How many keys it signs with. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10_000, example: 2 })
  keyCount!: number;
}
