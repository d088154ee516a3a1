import type { ImportProblemDto } from '../../api/generated/requests/types.gen';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import classes from './problem-list.module.css';

export function ProblemRow({ problem }: { problem: ImportProblemDto }) {
  const { line, columnName, value, detail, clientId } = problem;
  return (
    <tr>
      <td className={classes.line} data-label="Line">
        {line}
      </td>
      <td data-label="Column">{columnName}</td>
      <td className={classes.value} data-label="Value">
        {value}
      </td>
      <td data-label="Reason">
        {detail}{' '}
        {clientId !== null && (
          <TextLink {...to.client(clientId)} underline="always">
            View client
          </TextLink>
        )}
      </td>
    </tr>
  );
}
