import classes from './tick.module.css';

interface TickProps {
  label: string;
  isTicked: boolean;
  /** Some of the rows it stands for are selected. */
  isPartly?: boolean;
  tabIndex?: number;
  isDisabled?: boolean;
  toggle: () => void;
}

/** A native checkbox: a list renders one per row, and Mantine’s is eight components. */
export function Tick({ label, isTicked, isPartly = false, tabIndex, isDisabled, toggle }: TickProps) {
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = isPartly;
      }}
      aria-label={label}
      className={classes.root}
      tabIndex={tabIndex}
      disabled={isDisabled}
      checked={isTicked}
      onChange={toggle}
    />
  );
}
