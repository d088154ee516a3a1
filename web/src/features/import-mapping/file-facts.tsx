import { Alert, Button, Collapse, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments, IconFileText } from '@tabler/icons-react';
import type { ImportDto, ImportFormatDto, UpdateImportFormatDto } from '../../api/generated/requests/types.gen';
import { importPresets } from '../../api/import-queries';
import { usePrefetched } from '../../api/use-prefetched';
import classes from './file-facts.module.css';
import { DELIMITER, ENCODING, SEPARATED } from './mapping-words';

interface FileFactsProps {
  row: ImportDto;
  mayEdit: boolean;
  setFormat: (format: UpdateImportFormatDto) => void;
}

const HEADER_LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** How the file was read, in a sentence, and a way to correct it. */
export function FileFacts({ row, mayEdit, setFormat }: FileFactsProps) {
  const { kind, encoding, encodingIsGuess, delimiter, headerLine } = row.format;
  const [isOpen, { toggle }] = useDisclosure(encodingIsGuess);
  const { items: presets } = usePrefetched(importPresets());
  const preset = presets.find(({ id }) => id === row.preset)?.name;
  return (
    <section className={classes.root} aria-label="File format">
      <div className={classes.line}>
        <IconFileText size={18} stroke={1.6} aria-hidden className={classes.icon} />
        <span className={classes.words}>
          <strong>{preset ? `Detected: ${preset}.` : 'Custom CSV.'}</strong> {sentenceOf(row.format)}
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isOpen}
          leftSection={<IconAdjustments size={15} stroke={1.6} aria-hidden />}
          onClick={toggle}
        >
          Looks wrong?
        </Button>
      </div>
      {encodingIsGuess && (
        <Alert color="rain" mt="sm" title="Check the accents">
          The file doesn’t say which encoding it uses. {ENCODING[encoding]} fits best. If the names below look wrong,
          choose another one.
        </Alert>
      )}
      <Collapse expanded={isOpen}>
        <Group gap="sm" pt="sm" align="flex-end">
          <Select
            label="Encoding"
            description="Change this if accented letters look wrong"
            searchable
            disabled={!mayEdit}
            value={encoding}
            data={Object.entries(ENCODING).map(([value, label]) => ({ value, label }))}
            onChange={(value) => isEncoding(value) && setFormat({ encoding: value })}
          />
          {kind === 'csv' && (
            <>
              <Select
                label="Delimiter"
                disabled={!mayEdit}
                value={delimiter}
                data={Object.entries(DELIMITER).map(([value, label]) => ({ value, label }))}
                onChange={(value) => isDelimiter(value) && setFormat({ delimiter: value })}
              />
              <Select
                label="Header row"
                disabled={!mayEdit}
                value={String(headerLine ?? 0)}
                data={[
                  { value: '0', label: 'No header row' },
                  ...[...new Set([...HEADER_LINES, headerLine ?? 1])].map((line) => ({
                    value: String(line),
                    label: `Line ${line}`,
                  })),
                ]}
                onChange={(value) => setFormat({ headerLine: Number(value) || null })}
              />
            </>
          )}
        </Group>
      </Collapse>
    </section>
  );
}

function sentenceOf({ kind, encoding, byteOrderMark, delimiter, headerLine }: ImportFormatDto): string {
  const text = `${ENCODING[encoding]}${byteOrderMark ? ' with byte order mark' : ''}`;
  if (kind === 'vcard') return `vCard, ${text}.`;
  const separator = delimiter === null ? '' : `, ${SEPARATED[delimiter]}`;
  const header = headerLine === null ? 'no header row' : `header on line ${headerLine}`;
  return `${text}${separator}, ${header}.`;
}

const isEncoding = (value: string | null): value is ImportFormatDto['encoding'] => value !== null && value in ENCODING;
const isDelimiter = (value: string | null): value is NonNullable<ImportFormatDto['delimiter']> =>
  value !== null && value in DELIMITER;
