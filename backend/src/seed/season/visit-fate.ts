import { dice } from '../people/dice.js';
import { addDays, type Day, timeOf, weekOf } from './calendar.js';
import type { Clock, PlannedVisit } from './planned.js';

const SKIP_REASONS = [
  { value: ['weather', 'Thunderstorm before noon.'], weight: 20 },
  { value: ['weather', 'Ground too wet for the machine.'], weight: 22 },
  { value: ['weather', 'Wind: leaves blew back as fast as we moved them.'], weight: 13 },
  { value: ['locked_gate', 'Gate locked, nobody answered.'], weight: 8 },
  { value: ['dog', 'Dog loose in the back.'], weight: 4 },
  { value: ['client_asked', 'Party on the lawn, asked for next week.'], weight: 9 },
  { value: ['client_asked', 'Away, saves this one.'], weight: 9 },
  { value: ['not_needed', 'Hardly grown since last time.'], weight: 15 },
];
const USUALLY = 0.045;
const IN_RAIN = 0.15;

/** It rains for days about every seventh week. */
const isRainWeek = (day: Day): boolean => weekOf(day) % 7 === 3;

type Slot = Pick<PlannedVisit, 'crewId' | 'manMinutes'> & { date: Day; windowStart?: string; windowEnd?: string };

/** What became of a visit, or will: done or skipped in the past, under way today, planned from tomorrow. */
export function fateOf(
  slot: Slot,
  start: number,
  minutes: number,
  { today, minute }: Clock,
  nextDay: Day,
): PlannedVisit {
  const stamps = { startedAt: timeOf(start), completedAt: timeOf(start + minutes) };
  if (slot.date > today) return { ...slot, status: slot.date <= nextDay ? 'dispatched' : 'scheduled' };
  const isOver = slot.date < today || start + minutes <= minute;
  const [skipReason, reason] = dice.weighted(SKIP_REASONS);
  if (isOver && dice.chance(isRainWeek(slot.date) ? IN_RAIN : USUALLY) && isPlausible(slot, skipReason, today)) {
    return { ...slot, status: 'skipped', skipReason, reason, skippedAt: stamps.startedAt };
  }
  if (isOver) return { ...slot, status: 'completed', ...stamps };
  return start <= minute
    ? { ...slot, status: 'in_progress', startedAt: stamps.startedAt }
    : { ...slot, status: 'dispatched' };
}

/** Work by appointment is never "not needed", and what was missed longer ago has been made up for. */
function isPlausible({ date, windowStart }: Slot, skipReason: string | undefined, today: Day): boolean {
  return !windowStart || (skipReason !== 'not_needed' && date > addDays(today, -9));
}
