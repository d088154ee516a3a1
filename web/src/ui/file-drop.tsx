import { Loader, UnstyledButton } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './file-drop.module.css';

interface FileDropProps {
  /** The prompt: "Drop your client list here". */
  title: string;
  /** The accepted files, in a sentence. */
  hint: string;
  chooseLabel: string;
  /** For the browser’s file dialog: `.csv,.vcf`. Dropped files aren’t checked; the server knows better. */
  accept: string;
  /** What is being done with the chosen file; null while idle. */
  busyWith: string | null;
  onFile: (file: File) => void;
}

/** Takes one file, dropped or chosen. A file dropped next to it doesn’t navigate the page away. */
export function FileDrop({ title, hint, chooseLabel, accept, busyWith, onFile }: FileDropProps) {
  const hintId = useId();
  const isBusy = busyWith !== null;
  return (
    <Dropzone
      classNames={{ root: classes.root ?? '', inner: classes.inner ?? '' }}
      disabled={isBusy}
      // The button is for keyboards; pressing it clicks the area, which opens the dialog.
      tabIndex={-1}
      activateOnKeyboard={false}
      inputProps={{
        className: classes.input ?? '',
        accept,
        multiple: false,
        'aria-label': chooseLabel,
        'aria-describedby': hintId,
      }}
      onDrop={([file]) => file && onFile(file)}
    >
      {isBusy ? <Loader size={36} /> : <IconFileUpload size={40} stroke={1.2} aria-hidden className={classes.icon} />}
      <div role="status" className={classes.words}>
        <strong className={classes.title}>{isBusy ? busyWith : title}</strong>
        <span id={hintId} className={classes.hint}>
          {hint}
        </span>
      </div>
      <UnstyledButton className={classes.button} disabled={isBusy} aria-describedby={hintId}>
        {chooseLabel}
      </UnstyledButton>
    </Dropzone>
  );
}
