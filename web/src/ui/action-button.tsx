import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { Can } from '../lib/can';

interface ActionButtonProps extends Omit<ButtonProps, 'disabled'> {
  /** The answer of the feature’s `*-can.ts`; the reason for a refusal shows on hover, focus, and tap. */
  can: Can;
  onClick: () => void;
  children: string;
  type?: 'button' | 'submit';
}

/** One element either way: an action that becomes possible must not replace the button under a click. */
export function ActionButton({ can, onClick, children, ...rest }: ActionButtonProps) {
  // Not `disabled`: a disabled button can’t be focused, so its reason couldn’t be read.
  const refused = can.ok ? {} : { 'data-disabled': true, 'aria-disabled': true };
  return (
    <Tooltip label={can.ok ? '' : can.because} disabled={can.ok}>
      <Button {...refused} onClick={can.ok ? onClick : (event) => event.preventDefault()} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
