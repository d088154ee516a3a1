import { Column, Entity } from 'typeorm';
import { SourcedEntity } from '../../kernel/database/index.js';

/** A quote of a company. */
@Entity('quotes')
export class Quote extends SourcedEntity {
  static readonly numbers = { name: 'quote', prefix: 'Q' };

  /** Of the series, for example Q-00042. */
  @Column('text')
  number!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  notes!: string | null;
}
