import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ImportDto } from '../../api/generated/requests/types.gen';
import { to } from '../../lib/paths';
import { openSteps, reachedStep } from './import-step';
import classes from './import-steps.module.css';
import { type Step, STEPS } from './imports-search';

const WORD: Readonly<Record<Step, string>> = { columns: 'Columns', check: 'Check', import: 'Import' };

/** The steps of an import, and how far this one has come. */
export function ImportSteps({ row, shown }: { row: ImportDto; shown: Step }) {
  const open = openSteps(row);
  const reached = STEPS.indexOf(reachedStep(row));
  return (
    <ol className={classes.root} aria-label="Import steps">
      <li className={classes.step} data-done>
        <StepName number={1} isDone word="File" />
      </li>
      {STEPS.map((step, index) => {
        const isDone = index < reached || isOver(row);
        const name = <StepName number={index + 2} isDone={isDone} word={WORD[step]} />;
        const isShown = step === shown;
        return (
          <li key={step} className={classes.step} data-done={isDone || undefined} data-shown={isShown || undefined}>
            {open.includes(step) && !isShown ? (
              <Link {...to.import(row.id)} search={{ step }} className={classes.link}>
                {name}
              </Link>
            ) : (
              <span aria-current={isShown ? 'step' : undefined}>{name}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function StepName({ number, isDone, word }: { number: number; isDone: boolean; word: string }) {
  return (
    <span className={classes.name}>
      <span className={classes.number} aria-hidden="true">
        {isDone ? <IconCheck size={14} stroke={2.4} /> : number}
      </span>
      {word}
    </span>
  );
}

const isOver = ({ state }: ImportDto): boolean =>
  state === 'done' || state === 'done_with_errors' || state === 'rolled_back';
