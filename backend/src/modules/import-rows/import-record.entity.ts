import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a row of a file became: how it is known again, and what an undo would remove.
 * Not a `TenantEntity`: it is the import's memory, not a record of the company.
 */
@Entity('import_records')
export class ImportRecord {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('text')
  rowKey!: string;

  /** Set where several rows may belong to one client; without an id of another program, of its name and place. */
  @Column('text', { nullable: true })
  clientKey!: string | null;

  /** The program in which the client has an id; null where it has none. */
  @Column('text', { nullable: true })
  source!: string | null;

  /** What the row said of the client, apart from the place. */
  @Column('text', { nullable: true })
  detailsKey!: string | null;

  @Column('uuid')
  importId!: string;

  @Column('int')
  line!: number;

  /** Whether the row created the client, or only added a property to it. */
  @Column('boolean')
  createdClient!: boolean;

  @Column('uuid')
  clientId!: string;

  /** The client as the import left it: another version later means that somebody changed it since. */
  @Column('int')
  clientVersion!: number;

  @Column('uuid', { nullable: true })
  propertyId!: string | null;

  /** Where a row has several addresses. */
  @Column('uuid', { array: true })
  otherPropertyIds!: string[];
}
