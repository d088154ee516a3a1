import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import type { Can } from '../../lib/can';
import { to } from '../../lib/paths';
import { isOnCalendar } from '../../lib/visit-time';
import { ActionButton } from '../../ui/action-button';
import { auditCan } from '../audit';
import { LaterDialogs } from './later-dialogs';
import { VISIT_STEP, type VisitStatus, type VisitVerb } from './visit-words';
import { useVisitActions } from './use-visit-actions';
import { mayMove, visitCan } from './visit-can';
import type { VisitDialog } from './visit-dialogs';

const VERBS = Object.keys(VISIT_STEP) as VisitVerb[];

/** The step that usually comes next. */
const NEXT: Readonly<Partial<Record<VisitStatus, VisitVerb>>> = {
  scheduled: 'dispatch',
  dispatched: 'start',
  en_route: 'start',
  in_progress: 'complete',
  paused: 'resume',
};

/** The next step as a button, the others in a menu; steps that aren’t possible say why. */
export function VisitActions({ job, visit }: { job: JobDto; visit: VisitDto }) {
  const me = useMe();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<VisitDialog | null>(null);
  const actions = useVisitActions(visit);
  const path = { visitId: visit.id };
  const isPlanner = me.permissions.includes('visits.update');
  const move = mayMove(me, job, visit);
  const edit = () => void navigate(to.visit(job.id, visit.id));

  const run = (verb: VisitVerb) => {
    if (verb === 'schedule') edit();
    else if (verb === 'complete' || verb === 'skip' || verb === 'cancel') setDialog(verb);
    else actions[verb].mutate({ path });
  };
  const next = NEXT[visit.status];
  // Planning has a button of its own.
  const steps = VERBS.filter((verb) => verb !== next && verb !== 'schedule' && visit.allowedActions.includes(verb));

  return (
    <>
      {!isOnCalendar(visit) && move.ok && (
        <ActionButton variant="default" size="compact-md" can={move} onClick={edit}>
          {visit.date === null ? 'Schedule' : 'Reschedule'}
        </ActionButton>
      )}
      {next && (isPlanner || next !== 'dispatch') && (
        <ActionButton
          variant="default"
          size="compact-md"
          can={visitCan(me, job, visit, next)}
          loading={next !== 'schedule' && actions[next].isPending}
          onClick={() => run(next)}
        >
          {VISIT_STEP[next].label}
        </ActionButton>
      )}
      {(steps.length > 0 || isPlanner) && (
        <Menu>
          <Menu.Target>
            <ActionIcon size="md" aria-label="More visit actions">
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isPlanner && <EditItem can={move} onClick={edit} />}
            {steps.map((verb) => (
              <Menu.Item key={verb} onClick={() => run(verb)}>
                {VISIT_STEP[verb].label}
              </Menu.Item>
            ))}
            {auditCan.view(me).ok && (
              <Menu.Item onClick={() => void navigate(to.recordLog(visit.id))}>History</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <LaterDialogs dialog={dialog} visit={visit} actions={actions} onClose={() => setDialog(null)} />
    </>
  );
}

function EditItem({ can, onClick }: { can: Can; onClick: () => void }) {
  return (
    <>
      <Menu.Item disabled={!can.ok} onClick={onClick}>
        Reschedule or edit…
      </Menu.Item>
      {!can.ok && <Menu.Label>{can.because}</Menu.Label>}
    </>
  );
}
