import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who signs in; may belong to several companies. Global: no company owns a person. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text')
  passwordHash!: string;

  @Column('text', { nullable: true })
  locale!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  passwordChangedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;
}
