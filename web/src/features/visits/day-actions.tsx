import { Button } from '@mantine/core';
import { useState } from 'react';
import type { VisitDto } from '../../api/generated/requests/types.gen';
import classes from './day-actions.module.css';
import { LaterDialogs } from './later-dialogs';
import { useVisitActions } from './use-visit-actions';
import type { VisitDialog } from './visit-dialogs';
import type { VisitVerb } from './visit-words';

type Verb = Extract<VisitVerb, 'depart' | 'start' | 'pause' | 'resume' | 'complete' | 'skip' | 'reopen'>;

/** The first possible step is the main button: a paused visit is resumed before it is completed. */
const STEPS: readonly (readonly [verb: Verb, word: string])[] = [
  ['resume', 'Resume'],
  ['complete', 'Complete visit'],
  ['start', 'Start visit'],
  ['depart', 'On my way'],
  ['pause', 'Pause'],
  ['skip', 'Skip visit'],
  ['reopen', 'Reopen visit'],
];

/** The crew’s buttons, large enough for a thumb. */
export function DayActions({ visit }: { visit: VisitDto }) {
  const [dialog, setDialog] = useState<VisitDialog | null>(null);
  const actions = useVisitActions(visit);
  const path = { visitId: visit.id };
  const possible = STEPS.filter(([verb]) => visit.allowedActions.includes(verb));
  if (possible.length === 0) return null;

  const run = (verb: Verb) => {
    if (verb === 'complete' || verb === 'skip') setDialog(verb);
    else actions[verb].mutate({ path });
  };
  return (
    <div className={classes.actions}>
      {possible.map(([verb, word], index) => (
        <Button
          key={verb}
          size="lg"
          className={(index === 0 && verb !== 'reopen' && classes.main) || ''}
          variant={index === 0 && verb !== 'reopen' ? 'filled' : 'default'}
          loading={actions[verb].isPending}
          onClick={() => run(verb)}
        >
          {word}
        </Button>
      ))}
      <LaterDialogs dialog={dialog} visit={visit} actions={actions} onClose={() => setDialog(null)} />
    </div>
  );
}
