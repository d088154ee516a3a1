import { ApiProperty } from '@nestjs/swagger';

/** An email that is on its way. */
export class MailedDto {
  /** Where it goes: in lowercase, with its domain in ASCII. */
  @ApiProperty({ maxLength: 254, example: 'robin@maple-ridge.example' })
  email!: string;
}
