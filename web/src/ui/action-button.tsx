import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { Can } from '../lib/can';

interface ActionButtonProps extends Omit<ButtonProps, 'disabled'> {
  /** What the feature's `*-can.ts` answers; a refusal stays readable on hover, focus and tap. */
  can: Can;
  onClick: () => void;
  children: string;
  type?: 'button' | 'submit';
}

export function ActionButton({ can, onClick, children, ...rest }: ActionButtonProps) {
  if (can.ok) {
    return (
      <Button onClick={onClick} {...rest}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={can.because}>
      {/* Not `disabled`: a disabled button takes no focus, and then its reason cannot be read. */}
      <Button data-disabled aria-disabled onClick={(event) => event.preventDefault()} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
