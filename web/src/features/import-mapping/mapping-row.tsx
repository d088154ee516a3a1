import { Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { memo } from 'react';
import type { ImportColumnDto } from '../../api/generated/requests/types.gen';
import type { TargetField } from '../../api/import-queries';
import classes from './mapping-table.module.css';
import { LEFT_OUT, type TargetGroup } from './target-options';

interface MappingRowProps {
  column: ImportColumnDto;
  target: TargetField | null;
  /** Name of the column whose value takes precedence over this one’s; null if there is none. */
  rival: string | null;
  options: TargetGroup[];
  mayEdit: boolean;
  setTarget: (column: number, target: TargetField | null) => void;
}

/** Sample values of a column. */
const SAMPLES = 3;

export const MappingRow = memo(function MappingRow(props: MappingRowProps) {
  const { column, target, rival, options, mayEdit, setTarget } = props;
  const choose = (value: string | null) => {
    const known = options.flatMap(({ items }) => items).find((item) => item.value === value);
    setTarget(column.column, known && isTarget(known.value) ? known.value : null);
  };
  return (
    <li className={classes.row} data-used={target !== null}>
      <div className={classes.source}>
        <span className={classes.name}>{column.name}</span>
        <span className={classes.samples}>
          {column.samples.length === 0 ? 'Empty' : column.samples.slice(0, SAMPLES).join(' · ')}
        </span>
      </div>
      <IconArrowRight size={16} stroke={1.6} className={classes.arrow} aria-hidden />
      <div className={classes.target}>
        <Select
          aria-label={`Map ${column.name} to`}
          searchable
          disabled={!mayEdit}
          value={target ?? LEFT_OUT}
          data={options}
          nothingFoundMessage="No matching field"
          maxDropdownHeight={320}
          onChange={choose}
          classNames={{ input: classes.choice ?? '' }}
        />
        {rival !== null && <span className={classes.rival}>Used when “{rival}” is empty</span>}
      </div>
    </li>
  );
});

const isTarget = (value: string): value is TargetField => value !== LEFT_OUT;
