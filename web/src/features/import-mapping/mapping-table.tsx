import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ImportColumnDto, ImportFieldDto } from '../../api/generated/requests/types.gen';
import type { TargetField } from '../../api/import-queries';
import { MappingRow } from './mapping-row';
import classes from './mapping-table.module.css';
import { targetOptions } from './target-options';
import type { Targets } from './use-mapping';

interface MappingTableProps {
  columns: readonly ImportColumnDto[];
  targets: Targets;
  fields: readonly ImportFieldDto[];
  mayEdit: boolean;
  setTarget: (column: number, target: TargetField | null) => void;
}

/** Each column of the file with its first values and its field. */
export function MappingTable({ columns, targets, fields, mayEdit, setTarget }: MappingTableProps) {
  const [showsEmpty, { open }] = useDisclosure(false);
  const options = targetOptions(fields);
  const own = columns.filter(({ ignored }) => !ignored);
  // Exports of address books have dozens of columns that nobody ever filled in.
  const empty = own.filter(({ samples }) => samples.length === 0);
  const shown = showsEmpty ? own : own.filter(({ samples }) => samples.length > 0);

  return (
    <>
      <div className={classes.head} aria-hidden="true">
        <span>Column in your file</span>
        <span>Field in Hedgerow</span>
      </div>
      <ul className={classes.rows}>
        {shown.map((column) => (
          <MappingRow
            key={column.column}
            column={column}
            target={targets[column.column] ?? null}
            rival={rivalOf(column, targets, columns, fields)}
            options={options}
            mayEdit={mayEdit}
            setTarget={setTarget}
          />
        ))}
      </ul>
      {!showsEmpty && empty.length > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={open}>
          {empty.length === 1 ? 'Show 1 empty column' : `Show ${empty.length} empty columns`}
        </Button>
      )}
    </>
  );
}

/** The earlier column for the same field, if the field takes a single value: that one wins. */
function rivalOf(
  { column }: ImportColumnDto,
  targets: Targets,
  columns: readonly ImportColumnDto[],
  fields: readonly ImportFieldDto[],
): string | null {
  const target = targets[column] ?? null;
  const takesOne = fields.some(({ id, many }) => id === target && !many);
  const first = target !== null && takesOne ? targets.indexOf(target) : column;
  return first < column ? (columns[first]?.name ?? null) : null;
}
