import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';
import { type ClientKind, FilledText, MayBeAbsent, OneLine, SignInClient } from '../../kernel/dto/index.js';

/** Through which company somebody signs in. */
export class StartCompanySignInDto {
  /** Short name of the company, as its owners find it in the sign-in settings. */
  @FilledText(100, 'greenfield-lawn-1c2d3e')
  company!: string;

  /** `web` keeps what belongs to the browser in cookies; `mobile` and `api` get it in the response. */
  @MayBeAbsent()
  @SignInClient()
  client?: ClientKind;
}

/** Where to go on. */
export class StartedCompanySignInDto {
  /** What the company calls its sign-in: `Sign in with …`. */
  @ApiProperty({ maxLength: 60, example: 'Greenfield Login' })
  label!: string;

  /** Page of the company's provider: open it in the browser. */
  @ApiProperty({ maxLength: 4000, example: 'https://login.example.com/authorize?client_id=hedgerow' })
  authorizationUrl!: string;

  /** Only for `client: "mobile"` and `"api"`: keep it, and send it with `completeCompanySignIn`. */
  @ApiPropertyOptional({ maxLength: 100 })
  holderToken?: string;
}

/** What the provider has led the browser back with. */
export class CompleteCompanySignInDto {
  /** `state` of the address. */
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'w.01890a5d-ac96-774b-bcce-b302099a8057.Zk3v' })
  @OneLine()
  @IsString()
  @Length(1, 200)
  state!: string;

  /** `code` of the address; absent if the provider refused. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 4000, example: 'SplxlOBeZQQYbYS6WxSbIA' })
  @MayBeAbsent()
  @OneLine()
  @IsString()
  @Length(1, 4000)
  code?: string;

  /** `iss` of the address, if there is one. */
  @ApiPropertyOptional({ maxLength: 500, example: 'https://login.example.com' })
  @MayBeAbsent()
  @OneLine()
  @IsString()
  @MaxLength(500)
  iss?: string;

  /** For apps: what `startCompanySignIn` returned. Browsers send their cookie. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 100 })
  @MayBeAbsent()
  @OneLine()
  @IsString()
  @Length(1, 100)
  holderToken?: string;
}
