import classes from './tick.module.css';

interface TickProps {
  label: string;
  isTicked: boolean;
  /** Some of what it stands for is ticked. */
  isPartly?: boolean;
  tabIndex?: number;
  isDisabled?: boolean;
  toggle: () => void;
}

/** The browser's own tick box: a list shows one in each row, and one of Mantine's is eight components. */
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
