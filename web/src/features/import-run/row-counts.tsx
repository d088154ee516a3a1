import type { ImportCountsDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import classes from './row-counts.module.css';

type Tense = 'would' | 'does' | 'did';

interface RowCountsProps {
  counts: ImportCountsDto;
  /** `does`: while rows are imported; the progress above has its own bar. */
  tense: Tense;
}

interface Kind {
  key: keyof ImportCountsDto;
  tone: string;
  words: string;
  /** The singular, if it differs. */
  one?: string;
  /** The past tense, if it differs. */
  done?: string;
  hint: string;
}

/** Every row is in exactly one of these; other results are counted beside them. */
const KINDS: readonly Kind[] = [
  {
    key: 'created',
    tone: 'growing',
    words: 'new clients',
    one: 'new client',
    hint: '',
  },
  {
    key: 'propertiesAdded',
    tone: 'planned',
    words: 'properties added',
    one: 'property added',
    hint: 'for clients in this file or an earlier import',
  },
  {
    key: 'alreadyImported',
    tone: 'resting',
    words: 'already imported',
    hint: 'from an earlier import',
  },
  { key: 'repeated', tone: 'resting', words: 'repeated in file', hint: 'same row appears more than once' },
  {
    key: 'duplicates',
    tone: 'waiting',
    words: 'existing clients',
    one: 'existing client',
    hint: 'same email or phone as an existing client',
  },
  { key: 'noClients', tone: 'resting', words: 'not clients', one: 'not a client', hint: 'contact groups and the like' },
  {
    key: 'failed',
    tone: 'trouble',
    words: 'need fixing',
    one: 'needs fixing',
    done: 'not imported',
    hint: '',
  },
];

/** What happens to the rows: a proportional bar and a legend. Empty parts are left out. */
export function RowCounts({ counts, tense }: RowCountsProps) {
  const format = useFormat();
  const shown = KINDS.filter(({ key }) => key === 'created' || counts[key] > 0);
  return (
    <div className={classes.root}>
      {tense !== 'does' && <Proportions counts={counts} />}
      <dl className={classes.parts}>
        {shown.map(({ key, tone, words, one = words, done, hint }) => (
          <div key={key} className={classes.part} data-tone={tone}>
            <dt className={classes.words}>
              {(tense !== 'would' && done) || (counts[key] === 1 ? one : words)}
              {hint && <span className={classes.hint}>{hint}</span>}
            </dt>
            <dd className={classes.number}>{format.number(counts[key])}</dd>
          </div>
        ))}
      </dl>
      {tense !== 'does' && counts.noticed > 0 && (
        <p className={classes.hint}>
          {counts.noticed === 1 ? '1 row' : `${format.number(counts.noticed)} rows`}{' '}
          {tense === 'would' ? 'will be' : counts.noticed === 1 ? 'was' : 'were'} imported with warnings. See the list
          below.
        </p>
      )}
    </div>
  );
}

function Proportions({ counts }: { counts: ImportCountsDto }) {
  return (
    <div className={classes.bar} aria-hidden="true">
      {KINDS.filter(({ key }) => counts[key] > 0).map(({ key, tone }) => (
        <span key={key} data-tone={tone} style={{ flexGrow: counts[key] }} />
      ))}
    </div>
  );
}
