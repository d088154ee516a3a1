import type { ImportDto, ImportPresetDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import type { Column } from '../../table/column';
import { StatusMark } from '../../ui/status-mark';
import { standingOf } from './import-words';
import classes from './imports.module.css';

export function importColumns(
  format: Format,
  presets: readonly ImportPresetDto[],
  now: Date,
): readonly Column<ImportDto>[] {
  const nameOf = (preset: string | null) => presets.find(({ id }) => id === preset)?.name;
  return [
    { id: 'file', header: 'File', width: 'minmax(10rem, 2fr)', cell: (row) => <FileName row={row} /> },
    {
      id: 'from',
      header: 'From',
      width: 'minmax(8rem, 1fr)',
      from: 760,
      cell: ({ preset }) => nameOf(preset) ?? <span className={classes.soft}>Custom CSV</span>,
    },
    {
      id: 'rows',
      header: 'Rows',
      width: '4.5rem',
      align: 'end',
      cell: ({ rowCount }) => format.number(rowCount),
    },
    {
      id: 'clients',
      header: 'New clients',
      width: '6.5rem',
      align: 'end',
      cell: ({ result }) => (result ? format.number(result.created) : ''),
    },
    {
      id: 'failed',
      header: 'Failed',
      width: '5rem',
      from: 900,
      align: 'end',
      cell: ({ result }) => (result?.failed ? format.number(result.failed) : ''),
    },
    { id: 'state', header: 'Status', width: '12rem', cell: (row) => <Standing row={row} /> },
    {
      id: 'when',
      header: 'Uploaded',
      width: '7rem',
      from: 680,
      align: 'end',
      cell: ({ createdAt }) => (
        <span className={classes.soft} title={format.moment(createdAt)}>
          {format.ago(createdAt, now)}
        </span>
      ),
    },
  ];
}

/** The compact row. */
export function CompactImport({ row, format, now }: { row: ImportDto; format: Format; now: Date }) {
  const clients = row.result ? ` · ${format.number(row.result.created)} new clients` : '';
  return (
    <div className={classes.compact}>
      <div className={classes.compactLine}>
        <FileName row={row} />
        <span className={classes.soft}>{format.ago(row.createdAt, now)}</span>
      </div>
      <div className={classes.compactLine}>
        <span className={classes.soft}>
          {format.number(row.rowCount)} rows{clients}
        </span>
        <Standing row={row} />
      </div>
    </div>
  );
}

function FileName({ row }: { row: ImportDto }) {
  return (
    <TextLink {...to.import(row.id)} className={classes.fileLink} tabIndex={-1}>
      {row.fileName}
    </TextLink>
  );
}

function Standing({ row }: { row: ImportDto }) {
  const [word, tone] = standingOf(row);
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
