import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a row of a file became: how it is recognized again, and what an undo would remove. Not a `TenantEntity`: it is
 * bookkeeping of the import, not a record of the company.
 */
@Entity('import_records')
export class ImportRecord {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('text')
  rowKey!: string;

  /** Set where several rows may belong to one client: an external id, or otherwise name and place. */
  @Column('text', { nullable: true })
  clientKey!: string | null;

  /** The program in which the client has an id; null without one. */
  @Column('text', { nullable: true })
  source!: string | null;

  /** What the row said about the client, apart from the place. */
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

  /** The client's version after the import: a higher one later means that somebody changed it. */
  @Column('int')
  clientVersion!: number;

  @Column('uuid', { nullable: true })
  propertyId!: string | null;

  /** Further properties, for rows with several addresses. */
  @Column('uuid', { array: true })
  otherPropertyIds!: string[];
}
