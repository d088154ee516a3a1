import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from './use-return-focus';

/** A dialog for as long as it is rendered: `{isAsking && <Dialog …>}`. The keyboard goes back to what opened it. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useReturnFocus();
  return <Modal opened {...props} />;
}
