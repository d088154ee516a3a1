import { Loader } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useId, useState } from 'react';
import classes from './file-drop.module.css';

interface FileDropProps {
  /** What is asked for: "Drop your client list here". */
  title: string;
  /** What is taken, in a sentence. */
  hint: string;
  chooseLabel: string;
  /** For the browser's file dialog: `.csv,.vcf`. What is dropped is not checked; the server knows better. */
  accept: string;
  /** What is being done with the chosen file; null while nothing is. */
  busyWith: string | null;
  onFile: (file: File) => void;
}

/**
 * Takes one file: dropped, or chosen by mouse, finger or keyboard. The browser's own file field lies invisibly over the
 * whole area, so all of that is native.
 */
export function FileDrop({ title, hint, chooseLabel, accept, busyWith, onFile }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const hintId = useId();
  const isBusy = busyWith !== null;

  return (
    <div className={classes.root} data-over={isOver} data-busy={isBusy}>
      {isBusy ? <Loader size={36} /> : <IconFileUpload size={40} stroke={1.2} aria-hidden className={classes.icon} />}
      <div role="status" className={classes.words}>
        <strong className={classes.title}>{isBusy ? busyWith : title}</strong>
        <span id={hintId} className={classes.hint}>
          {hint}
        </span>
      </div>
      <span className={classes.button} aria-hidden="true">
        {chooseLabel}
      </span>
      <input
        type="file"
        className={classes.input}
        aria-label={chooseLabel}
        aria-describedby={hintId}
        accept={accept}
        disabled={isBusy}
        onDragEnter={() => setIsOver(true)}
        onDragLeave={() => setIsOver(false)}
        onDrop={() => setIsOver(false)}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          // The same file again, mended meanwhile, has to count as a change.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
