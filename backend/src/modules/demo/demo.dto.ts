import { ApiProperty } from '@nestjs/swagger';
import { DEMO_PASSWORD } from '../passwords/index.js';

/** Somebody to look around as. */
export class DemoAccountDto {
  /** Sign in with this. */
  @ApiProperty({ format: 'email', maxLength: 254, example: 'office@greenfield.example' })
  email!: string;

  /** The same for all of the demo. */
  @ApiProperty({ maxLength: 128, example: DEMO_PASSWORD })
  password!: string;

  /** Name of the person. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;

  /** Role of the person in the company. */
  @ApiProperty({ maxLength: 100, example: 'Office manager' })
  roleName!: string;

  /** The company. */
  @ApiProperty({ maxLength: 200, example: 'Greenfield Lawn & Landscape' })
  companyName!: string;

  /** What this account can see. */
  @ApiProperty({ maxLength: 200, example: 'Clients, imports, jobs, and messages' })
  sees!: string;

  static from({ email, name, roleName, companyName, sees }: Omit<DemoAccountDto, 'password'>): DemoAccountDto {
    return { email, password: DEMO_PASSWORD, name, roleName, companyName, sees };
  }
}
