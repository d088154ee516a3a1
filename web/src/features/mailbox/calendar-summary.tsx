import { useQuery } from '@tanstack/react-query';
import { downloadMessageAttachment } from '../../api/generated/requests/sdk.gen';
import { useFormat } from '../../api/me';
import { readCalendar } from './calendar-file';
import classes from './message.module.css';

/** A line for each entry of a calendar file. Nothing while it loads, or if it can’t be read. */
export function CalendarSummary(path: { messageId: string; fileId: string }) {
  const format = useFormat();
  const { data: entries = [] } = useQuery({
    queryKey: ['entries of a calendar file', path.fileId],
    queryFn: async () => {
      const { data } = await downloadMessageAttachment({ path, parseAs: 'blob', throwOnError: true });
      return readCalendar(await data.text());
    },
    // Files don’t change.
    staleTime: Infinity,
  });
  return entries.map(({ title, date, hours, place, isCanceled }) => (
    <span key={`${date} ${hours?.join() ?? ''}`} className={classes.soft}>
      <span className={classes.when}>
        {format.day(date, new Date())}, {hours ? format.hours(...hours) : 'any time'}
      </span>
      {isCanceled && ' · Canceled'}
      {` · ${title}`}
      {place && ` · ${place}`}
    </span>
  ));
}
