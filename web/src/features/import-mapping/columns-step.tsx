import { useNavigate } from '@tanstack/react-router';
import { useValidateImport } from '../../api/generated/queries/queries';
import type { ImportDto } from '../../api/generated/requests/types.gen';
import { importCan } from '../../api/import-can';
import { importFields } from '../../api/import-queries';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { ActionButton } from '../../ui/action-button';
import { Section } from '../../ui/section';
import { StopButton } from '../import-run';
import classes from './columns-step.module.css';
import { FileFacts } from './file-facts';
import { ImportChoices } from './import-choices';
import { MappingTable } from './mapping-table';
import { PreviewRows } from './preview-rows';
import { useMapping } from './use-mapping';

/** The file, the field for each column, and a preview of the first rows. */
export function ColumnsStep({ row }: { row: ImportDto }) {
  const me = useMe();
  const navigate = useNavigate();
  const changed = useChanged();
  const { items: fields } = usePrefetched(importFields());
  const { targets, options, isSaving, setTarget, setOption, setFormat, confirm } = useMapping(row);
  const validate = useValidateImport(undefined, {
    onSuccess: async () => {
      await changed({ entityType: 'import', entityId: row.id });
      await navigate(to.import(row.id));
    },
  });
  const mayEdit = importCan.edit(me, row).ok;
  const used = targets.filter((target) => target !== null).length;
  const check = async () => {
    await confirm();
    validate.mutate({ path: { importId: row.id } });
  };

  return (
    <>
      <FileFacts row={row} mayEdit={mayEdit && !isSaving} setFormat={setFormat} />
      <div className={classes.split}>
        <div className={classes.main}>
          <Section title="Map columns">
            <MappingTable
              columns={row.columns}
              targets={targets}
              fields={fields}
              mayEdit={mayEdit}
              setTarget={setTarget}
            />
          </Section>
          <Section title="Import options">
            <ImportChoices options={options} mayEdit={mayEdit} setOption={setOption} />
          </Section>
        </div>
        <PreviewRows row={row} isSaving={isSaving} />
      </div>
      <div className={classes.foot}>
        <span className={classes.footWords} role="status">
          {used} of {targets.length} columns used{isSaving ? ' · saving…' : ''}
        </span>
        <div className={classes.footActions}>
          <StopButton row={row} label="Discard" />
          <ActionButton
            can={importCan.check(me, row, targets)}
            loading={validate.isPending}
            onClick={() => void check()}
          >
            Check rows
          </ActionButton>
        </div>
      </div>
    </>
  );
}
