import { ActionIcon, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useFormat, useMe } from '../../api/me';
import { addDays, type Days } from '../../lib/calendar';
import { takesPlace } from '../../lib/visit-time';
import { CrewMark } from '../visits';
import { useWeek } from './use-week';
import { daysOf, sharesOf, type WeekDay, weekAround } from './week-days';
import classes from './week-strip.module.css';

interface WeekStripProps extends Days {
  /** ID of the crew that the list is filtered by. */
  crewId: string | undefined;
  change: (days: Days) => void;
}

/** A week of a list as a chart: how many visits each day has, by crew. Choosing a day filters the list by it. */
export function WeekStrip({ from, to, crewId, change }: WeekStripProps) {
  const me = useMe();
  const week = weekAround({ from, to }, me.tenant.weekStart);
  if (!week || !me.permissions.includes('visits.read.all')) return null;
  return <Strip week={week} chosen={from === to ? from : undefined} crewId={crewId} change={change} />;
}

interface StripProps {
  week: { from: string; to: string };
  chosen: string | undefined;
  crewId: string | undefined;
  change: (days: Days) => void;
}

function Strip({ week, chosen, crewId, change }: StripProps) {
  const format = useFormat();
  const now = new Date();
  const today = format.today(now);
  const { visits, isWhole } = useWeek({ ...week, crewId });
  const days = daysOf(week.from, isWhole ? visits : []);
  const most = Math.max(1, ...days.map(({ count }) => count));
  const move = (by: number) => change({ from: addDays(week.from, by), to: addDays(week.to, by) });
  return (
    <section className={classes.root} aria-label="Visits by day">
      <div className={classes.head}>
        <ActionIcon size="sm" aria-label="Previous week" onClick={() => move(-7)}>
          <IconChevronLeft size={16} stroke={1.8} />
        </ActionIcon>
        <h2 className={classes.title}>
          {format.day(week.from, now)} – {format.day(week.to, now)}
        </h2>
        <ActionIcon size="sm" aria-label="Next week" onClick={() => move(7)}>
          <IconChevronRight size={16} stroke={1.8} />
        </ActionIcon>
        <span className={classes.sum} aria-live="polite">
          {isWhole && sumOf(days, format.number)}
        </span>
        <ul className={classes.legend} aria-label="Crews">
          {sharesOf(visits.filter(takesPlace)).map(({ crew }) => (
            <li key={crew?.id ?? ''}>
              <CrewMark crew={crew} />
            </li>
          ))}
        </ul>
      </div>
      <div className={classes.days}>
        {days.map((day) => (
          <Day
            key={day.date}
            day={day}
            most={most}
            isToday={day.date === today}
            isChosen={day.date === chosen}
            // Pressing a chosen day again shows its whole week.
            choose={() => change(day.date === chosen ? week : { from: day.date, to: day.date })}
          />
        ))}
      </div>
    </section>
  );
}

interface DayProps {
  day: WeekDay;
  most: number;
  isToday: boolean;
  isChosen: boolean;
  choose: () => void;
}

function Day({ day: { date, count, completed, shares }, most, isToday, isChosen, choose }: DayProps) {
  const format = useFormat();
  return (
    <UnstyledButton
      className={classes.day}
      aria-pressed={isChosen}
      aria-current={isToday ? 'date' : undefined}
      onClick={choose}
    >
      <span className={classes.chart}>
        <span className={classes.count}>
          {count > 0 && format.number(count)}
          <VisuallyHidden>
            {count === 0 ? 'No visits' : count === 1 ? ' visit' : ' visits'}
            {completed > 0 && `, ${format.number(completed)} completed`}
          </VisuallyHidden>
        </span>
        <span className={classes.bar} style={{ height: `${(count / most) * 100}%` }}>
          {shares.toReversed().map(({ crew, count: own }) => (
            <span
              key={crew?.id ?? ''}
              data-nobody={crew === null || undefined}
              style={{ flexGrow: own, ...(crew && { background: crew.colour }) }}
            />
          ))}
        </span>
      </span>
      <span className={classes.name}>
        {format.weekday(date)} <strong>{Number(date.slice(8))}</strong>
      </span>
    </UnstyledButton>
  );
}

const visitsInWords = (count: number, number: (value: number) => string): string =>
  count === 1 ? '1 visit' : `${number(count)} visits`;

function sumOf(days: readonly WeekDay[], number: (value: number) => string): string {
  const sum = (of: (day: WeekDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const [completed, unassigned] = [
    sum((day) => day.completed),
    sum(({ shares }) => shares.find(({ crew }) => crew === null)?.count ?? 0),
  ];
  return [
    visitsInWords(
      sum(({ count }) => count),
      number,
    ),
    completed > 0 && `${number(completed)} completed`,
    unassigned > 0 && `${number(unassigned)} unassigned`,
  ]
    .filter(Boolean)
    .join(' · ');
}
