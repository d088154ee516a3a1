import type { UsageDayDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import rows from '../../ui/rows.module.css';
import classes from './api-keys.module.css';

const HEIGHT = 96;
const SLOT = 10;
const GAP = 2;

/** Requests per day as bars: successful ones below, refused and failed ones on top. */
export function UsageChart({ days }: { days: readonly UsageDayDto[] }) {
  const format = useFormat();
  const now = new Date();
  const most = Math.max(...days.map(({ requests }) => requests), 0);
  if (most === 0) return <p className={classes.nothing}>No requests in this period.</p>;
  const busiest = days.find(({ requests }) => requests === most);
  const summary =
    `Requests per day, peak ${format.number(most)}` + (busiest ? ` on ${format.day(busiest.day, now)}.` : '.');
  return (
    <figure className={classes.figure}>
      <svg
        role="img"
        aria-label={summary}
        className={classes.chart}
        viewBox={`0 0 ${days.length * SLOT} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {days.map((day, index) => (
          <Bar key={day.day} day={day} x={index * SLOT} scale={HEIGHT / most} title={titleOf(day)} />
        ))}
      </svg>
      <figcaption className={classes.legend}>
        <span data-kind="fine">Successful</span>
        <span data-kind="refused">Client errors (4xx)</span>
        <span data-kind="failed">Server errors (5xx)</span>
        <span className={rows.soft}>Peak: {format.number(most)}</span>
      </figcaption>
    </figure>
  );

  function titleOf({ day, requests, clientErrors, serverErrors, p95Ms }: UsageDayDto): string {
    const errors = `${format.number(clientErrors)} client errors, ${format.number(serverErrors)} server errors`;
    const pace = p95Ms === null ? '' : `, p95 ${format.number(p95Ms)} ms`;
    return `${format.day(day, now)}: ${format.number(requests)} requests, ${errors}${pace}`;
  }
}

function Bar({ day, x, scale, title }: { day: UsageDayDto; x: number; scale: number; title: string }) {
  const { requests, clientErrors, serverErrors } = day;
  const parts = [
    ['fine', requests - clientErrors - serverErrors],
    ['refused', clientErrors],
    ['failed', serverErrors],
  ] as const;
  let below = 0;
  return (
    <g>
      <title>{title}</title>
      <rect x={x} y={0} width={SLOT} height={HEIGHT} fill="transparent" />
      {parts.map(([kind, count]) => {
        below += count;
        const height = count * scale;
        const y = HEIGHT - below * scale;
        return count > 0 ? (
          <rect key={kind} data-kind={kind} x={x + GAP / 2} y={y} width={SLOT - GAP} height={height} />
        ) : null;
      })}
    </g>
  );
}
