import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from './use-return-focus';
import { useTopmost } from './use-topmost';

/** A dialog that is open while mounted: `{isAsking && <Dialog …>}`. Focus returns to the element that opened it. */
export function Dialog({ closeOnEscape = true, ...props }: Omit<ModalProps, 'opened'>) {
  const isTopmost = useTopmost();
  useReturnFocus();
  return <Modal opened closeOnEscape={closeOnEscape && isTopmost} {...props} />;
}
