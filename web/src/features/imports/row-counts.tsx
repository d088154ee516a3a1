import type { ImportCountsDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import classes from './row-counts.module.css';

type Tense = 'would' | 'did';

interface RowCountsProps {
  counts: ImportCountsDto;
  tense: Tense;
}

interface Kind {
  key: keyof ImportCountsDto;
  tone: string;
  words: Readonly<Record<Tense, string>>;
  hint: string;
}

/** Every row is in exactly one of these. */
const KINDS: readonly Kind[] = [
  {
    key: 'created',
    tone: 'growing',
    words: { would: 'new clients', did: 'new clients' },
    hint: '',
  },
  {
    key: 'propertiesAdded',
    tone: 'planned',
    words: { would: 'more properties', did: 'more properties' },
    hint: 'of clients in the same list or an earlier one',
  },
  {
    key: 'alreadyImported',
    tone: 'resting',
    words: { would: 'imported before', did: 'imported before' },
    hint: 'an earlier import brought them',
  },
  { key: 'repeated', tone: 'resting', words: { would: 'repeated', did: 'repeated' }, hint: 'twice in this file' },
  {
    key: 'duplicates',
    tone: 'waiting',
    words: { would: 'already clients', did: 'already clients' },
    hint: 'same e-mail or phone as a client of yours',
  },
  {
    key: 'failed',
    tone: 'trouble',
    words: { would: 'to be mended', did: 'left out' },
    hint: 'see what is wrong below',
  },
];

/** What becomes of the rows: a bar in proportion, and each part in words. Parts without rows are left out. */
export function RowCounts({ counts, tense }: RowCountsProps) {
  const format = useFormat();
  const shown = KINDS.filter(({ key }) => key === 'created' || counts[key] > 0);
  return (
    <div className={classes.root}>
      <div className={classes.bar} aria-hidden="true">
        {shown
          .filter(({ key }) => counts[key] > 0)
          .map(({ key, tone }) => (
            <span key={key} data-tone={tone} style={{ flexGrow: counts[key] }} />
          ))}
      </div>
      <dl className={classes.parts}>
        {shown.map(({ key, tone, words, hint }) => (
          <div key={key} className={classes.part} data-tone={tone}>
            <dt className={classes.words}>
              {words[tense]}
              {hint && <span className={classes.hint}>{hint}</span>}
            </dt>
            <dd className={classes.number}>{format.number(counts[key])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
