import { List, Text } from '@mantine/core';
import type { OperationDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { WORDS } from './change-words';
import type { ClientsAction } from './change-request';

interface ChangeCountsProps {
  /** A finished operation: a dry run or the real one. */
  operation: OperationDto;
  action: ClientsAction;
}

const SHOWN = 5;

/** What would happen, or did happen, to the clients that a filter finds. */
export function ChangeCounts({ operation, action }: ChangeCountsProps) {
  const { result, state, problem } = operation;
  const format = useFormat();
  const clients = (count: number, [one, many]: readonly [string, string]) =>
    `${format.number(count)} ${count === 1 ? `client ${one}` : `clients ${many}`}`;
  const [skipped, failed] = [numberOf(operation, 'skipped'), numberOf(operation, 'failed')];
  const { done, already } = WORDS[action];
  const isDry = result?.['dryRun'] === true;
  const happens = isDry ? (['will be', 'will be'] as const) : (['was', 'were'] as const);
  const refused = isDry ? 'can’t be' : 'couldn’t be';
  return (
    <>
      {state === 'failed' && <Text fw={500}>{`Stopped: ${problem?.title ?? 'something went wrong'}`}</Text>}
      {state === 'cancelled' && <Text fw={500}>Stopped. Changes made so far were kept.</Text>}
      <Text role="status" size="lg">{`${clients(changedBy(operation), happens)} ${done}.`}</Text>
      {skipped > 0 && (
        <Text size="sm">{`${clients(skipped, isDry ? [already.one, already.many] : [already.oneDone, already.manyDone])}.`}</Text>
      )}
      {failed > 0 && (
        <div>
          <Text size="sm">{`${clients(failed, [refused, refused])} ${done}:`}</Text>
          <List size="sm" mt={4}>
            {problemsOf(result?.['problems'])
              .slice(0, SHOWN)
              .map(({ id, name, detail }) => (
                <List.Item key={id}>
                  <TextLink {...to.client(id)} size="sm" underline="always">
                    {name}
                  </TextLink>
                  : {detail}
                </List.Item>
              ))}
          </List>
          {failed > SHOWN && <Text size="sm" c="dimmed">{`and ${format.number(failed - SHOWN)} more`}</Text>}
        </div>
      )}
    </>
  );
}

export const changedBy = (operation: OperationDto | null): number => numberOf(operation, 'changed');

const numberOf = (operation: OperationDto | null, name: string): number => Number(operation?.result?.[name] ?? 0);

/** The contract leaves a result’s form open: anything that doesn’t look like a problem isn’t shown. */
function problemsOf(value: unknown): Array<{ id: string; name: string; detail: string }> {
  if (!Array.isArray(value)) return [];
  return value
    .filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null)
    .map(({ id, name, detail, title }) => ({ id: String(id), name: String(name), detail: String(detail ?? title) }));
}
