import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { Can } from '../lib/can';

interface ActionButtonProps extends Omit<ButtonProps, 'disabled'> {
  /** What the feature's `*-can.ts` answers; a refusal stays readable on hover, focus and tap. */
  can: Can;
  onClick: () => void;
  children: string;
  type?: 'button' | 'submit';
}

/** One element whichever the answer is: what turns possible meanwhile must not vanish under a click. */
export function ActionButton({ can, onClick, children, ...rest }: ActionButtonProps) {
  // Not `disabled`: a disabled button takes no focus, and then its reason cannot be read.
  const refused = can.ok ? {} : { 'data-disabled': true, 'aria-disabled': true };
  return (
    <Tooltip label={can.ok ? '' : can.because} disabled={can.ok}>
      <Button {...refused} onClick={can.ok ? onClick : (event) => event.preventDefault()} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
