import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { type ClientKind, MayBeAbsent, OneLine, SignInClient, SignInEmail } from '../../kernel/dto/index.js';
import type { Actor } from '../../kernel/context/index.js';
import { type Permission, PERMISSION_ENUM } from '../../kernel/access/index.js';
import { type Tenant, TenantDto } from '../tenancy/index.js';
import type { MembershipSummary } from './memberships.reader.js';
import type { User } from '../accounts/index.js';
import { Password } from '../passwords/index.js';

/** E-mail and password. */
export class LoginDto {
  /** Email of the user. Not case-sensitive; surrounding spaces are ignored. */
  @SignInEmail('office@greenfield.example')
  email!: string;

  /** Password. Spaces count. */
  @Password('known', 'hedgerow-demo-2026')
  password!: string;

  /** `web` stores the refresh token in a cookie; `mobile` and `api` get it in the response. */
  @MayBeAbsent()
  @SignInClient()
  client?: ClientKind;

  /** For apps: what `completeSignIn` returned when the device was trusted. Browsers send their cookie. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 100 })
  @MayBeAbsent()
  @OneLine()
  @IsString()
  @Length(1, 100)
  trustedDeviceToken?: string;
}

/** The second factor of a sign-in whose password was right. */
export class CompleteSignInDto {
  /** `challengeId` of the problem `second_factor_required`. */
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'wY3tqJ0b8m2S5nV7xK9pLr4zA6cE1gH0uD3fT8iQ2oM' })
  @OneLine()
  @IsString()
  @Length(1, 100)
  challengeId!: string;

  /** Six digits of the authenticator app, or a recovery code. Spaces and dashes don't count. */
  @ApiProperty({ minLength: 6, maxLength: 40, example: '123456' })
  @OneLine()
  @IsString()
  @Length(6, 40)
  code!: string;

  /** Sign in on this device without the second factor for the next 30 days. */
  @ApiPropertyOptional({ default: false })
  @MayBeAbsent()
  @IsBoolean()
  trustDevice?: boolean;
}

/** The refresh token of apps that keep it themselves; browsers send their cookie and no body. */
export class RefreshDto {
  /** Refresh token from sign-in or the last refresh. */
  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(200)
  refreshToken?: string;
}

/** The company to work in from now on. */
export class SwitchCompanyDto {
  /** One of the companies in `memberships`. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  @IsUUID()
  tenantId!: string;
}

/** A person. */
export class UserDto {
  /** Id of the person. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Name of the person. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;

  /** Email the person signs in with. */
  @ApiProperty({ maxLength: 254, example: 'office@greenfield.example' })
  email!: string;

  /** When the user showed that they read the email's mail; null if they haven't yet. */
  @ApiProperty({ type: String, format: 'date-time', maxLength: 30, nullable: true })
  emailVerifiedAt!: string | null;

  /** BCP 47 tag: how emails about the account write dates; null for the default. */
  @ApiProperty({ type: String, maxLength: 35, nullable: true, example: 'en-GB' })
  locale!: string | null;

  /** Id of the person's photo, which `getAvatar` returns; another one with each upload, null if there is none. */
  @ApiProperty({ type: String, format: 'uuid', maxLength: 36, nullable: true })
  avatarId!: string | null;

  static from({ id, name, email, emailVerifiedAt, locale, avatarId }: User): UserDto {
    return { id, name, email, emailVerifiedAt: emailVerifiedAt?.toISOString() ?? null, locale, avatarId };
  }
}

/** A company that is open to the person. */
export class MembershipDto implements MembershipSummary {
  /** Id of the membership. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  membershipId!: string;

  /** Id of the company. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  tenantId!: string;

  /** Name of the company. */
  @ApiProperty({ maxLength: 200, example: 'Greenfield Lawn & Landscape' })
  tenantName!: string;

  /** Key of the person's role there. */
  @ApiProperty({ maxLength: 60, example: 'office_manager' })
  roleKey!: string;

  /** Name of the person's role there. */
  @ApiProperty({ maxLength: 100, example: 'Office manager' })
  roleName!: string;
}

/** A sign-in. */
export class SignInDto {
  /** Send as `Authorization: Bearer …`. */
  @ApiProperty({ maxLength: 2000 })
  accessToken!: string;

  /** Seconds until the access token ends; refresh before. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 86_400, example: 900 })
  expiresIn!: number;

  /** Always `Bearer`. */
  @ApiProperty({ maxLength: 10, example: 'Bearer' })
  tokenType!: 'Bearer';

  /** Only for `client: "mobile"` and `"api"`. Valid once, then replaced. */
  @ApiPropertyOptional({ maxLength: 200 })
  refreshToken?: string;

  /** Only for `client: "mobile"` and `"api"`, when the device was trusted just now. Send it with `login`. */
  @ApiPropertyOptional({ maxLength: 100 })
  trustedDeviceToken?: string;

  /** Who signed in. */
  @ApiProperty({ type: UserDto })
  user!: UserDto;

  /** The company that the access token is for. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  tenantId!: string;

  /** Companies the user belongs to. */
  @ApiProperty({ type: () => [MembershipDto], maxItems: 200 })
  memberships!: MembershipDto[];
}

/** Who am I: the person, the company and what the role allows. */
export class MeDto {
  /** The person. */
  @ApiProperty({ type: UserDto })
  user!: UserDto;

  /** The company of the access token. */
  @ApiProperty({ type: TenantDto })
  tenant!: TenantDto;

  /** Key of the role. */
  @ApiProperty({ maxLength: 60, example: 'office_manager' })
  roleKey!: string;

  /** Name of the role. */
  @ApiProperty({ maxLength: 100, example: 'Office manager' })
  roleName!: string;

  /** What the role allows. */
  @ApiProperty({ ...PERMISSION_ENUM, isArray: true, maxItems: 200 })
  permissions!: Permission[];

  /** Companies the user belongs to. */
  @ApiProperty({ type: () => [MembershipDto], maxItems: 200 })
  memberships!: MembershipDto[];

  /**
   * The role requires a second factor, and the user has none yet: everything except operations about their own account answers
   * 403 `second_factor_enrolment_required`.
   */
  @ApiProperty({ example: false })
  secondFactorMissing!: boolean;

  /**
   * Signed in through the company's own provider: the session is for this company only, `memberships` names no other, and
   * operations on the user's own account return 403 `company_session`.
   */
  @ApiProperty({ example: false })
  isCompanySession!: boolean;

  static from(
    user: User,
    tenant: Tenant,
    all: MembershipSummary[],
    { permissions, lacksSecondFactor, isOnlyHere }: Actor,
  ): MeDto {
    const here = all.find(({ tenantId }) => tenantId === tenant.id);
    return {
      secondFactorMissing: lacksSecondFactor === true,
      isCompanySession: isOnlyHere === true,
      user: UserDto.from(user),
      tenant: TenantDto.from(tenant),
      roleKey: here?.roleKey ?? '',
      roleName: here?.roleName ?? '',
      permissions: [...permissions].sort(),
      memberships: isOnlyHere ? all.filter((one) => one === here) : all,
    };
  }
}
