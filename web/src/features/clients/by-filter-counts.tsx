import { List, Text } from '@mantine/core';
import type { OperationDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';

interface ByFilterCountsProps {
  /** An operation that has ended: of a dry run, or of the real one. */
  operation: OperationDto;
  restores: boolean;
}

const SHOWN = 5;

/** What would become of the clients that a filter finds, or what became of them. */
export function ByFilterCounts({ operation: { result, state, problem }, restores }: ByFilterCountsProps) {
  const format = useFormat();
  const number = (name: string) => Number(result?.[name] ?? 0);
  const clients = (count: number) => `${format.number(count)} ${count === 1 ? 'client' : 'clients'}`;
  const [changed, skipped, failed] = [number('changed'), number('skipped'), number('failed')];
  const done = restores ? 'brought back' : 'archived';
  const happens = result?.['dryRun'] === true ? 'would be' : changed === 1 ? 'was' : 'were';
  const problems = problemsOf(result?.['problems']);
  return (
    <>
      {state === 'failed' && <Text fw={500}>{`It stopped: ${problem?.title ?? 'something went wrong.'}`}</Text>}
      {state === 'cancelled' && <Text fw={500}>Stopped. What was done until then stays.</Text>}
      <Text role="status">{`${clients(changed)} ${happens} ${done}.`}</Text>
      {skipped > 0 && <Text size="sm">{`${clients(skipped)} ${skipped === 1 ? 'is' : 'are'} so already.`}</Text>}
      {failed > 0 && (
        <div>
          <Text size="sm">{`${clients(failed)} cannot be ${done}:`}</Text>
          <List size="sm" mt={4}>
            {problems.slice(0, SHOWN).map(({ id, name, detail }) => (
              <List.Item key={id}>{`${name}: ${detail}`}</List.Item>
            ))}
          </List>
          {failed > SHOWN && <Text size="sm" c="dimmed">{`and ${format.number(failed - SHOWN)} more`}</Text>}
        </div>
      )}
    </>
  );
}

/** The contract leaves the form of a result open: what does not look like a problem is not shown. */
function problemsOf(value: unknown): Array<{ id: string; name: string; detail: string }> {
  if (!Array.isArray(value)) return [];
  return value
    .filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null)
    .map(({ id, name, detail, title }) => ({ id: String(id), name: String(name), detail: String(detail ?? title) }));
}
