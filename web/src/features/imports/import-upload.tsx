import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { answered } from '../../api/answered';
import { useCreateImport } from '../../api/generated/queries/queries';
import { downloadImportTemplate } from '../../api/generated/requests/sdk.gen';
import { importCan } from '../../api/import-can';
import { importOptions, importPresets } from '../../api/import-queries';
import { useMe } from '../../api/me';
import { explanationOf } from '../../api/problem';
import { saveFile } from '../../api/save-file';
import { useChanged } from '../../api/use-changed';
import { useFile } from '../../api/use-file';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { FileDrop } from '../../ui/file-drop';
import { PageHeader } from '../../ui/page-header';
import { Section } from '../../ui/section';
import { ImportAssurances } from './import-assurances';
import { ImportSources } from './import-sources';
import classes from './import-upload.module.css';

const TEMPLATE = 'template';
const saveTemplate = (file: Blob) => saveFile(file, 'hedgerow-clients.csv');

/** The first step: choosing a file. Uploading it imports nothing yet. */
export function ImportUpload() {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { items: presets } = usePrefetched(importPresets());
  const upload = useCreateImport(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const created = answered(result);
      queries.setQueryData(importOptions(created.id).queryKey, created);
      await navigate(to.import(created.id));
      await changed({ entityType: 'import', entityId: created.id });
    },
  });
  const can = importCan.upload(me);
  const template = useFile(() => downloadImportTemplate({ parseAs: 'blob', throwOnError: true }));

  return (
    <div className={classes.page}>
      <PageHeader
        title="Import clients"
        above={
          <TextLink {...to.imports()} className={classes.back}>
            <IconArrowLeft size={14} aria-hidden /> Imports
          </TextLink>
        }
        below="Import your client list from your current software. You’ll review every row before anything changes."
      />
      <div className={classes.body}>
        <div className={classes.main}>
          {upload.error && (
            <Alert color="haw" icon={<IconAlertTriangle aria-hidden />} role="alert" title={upload.error.title}>
              {explanationOf(upload.error)}
            </Alert>
          )}
          {can.ok ? (
            <FileDrop
              title="Drop your client list here"
              hint="CSV or vCard, up to 64 MB. Encoding and delimiter are detected automatically."
              chooseLabel="Choose file"
              accept=".csv,.txt,.tsv,.vcf,text/csv,text/vcard,text/tab-separated-values"
              busyWith={
                upload.isPending
                  ? `Reading ${upload.variables.body.file instanceof File ? upload.variables.body.file.name : 'the file'}…`
                  : null
              }
              onFile={(file) => upload.mutate({ body: { file } })}
            />
          ) : (
            <Alert color="straw">{can.because}</Alert>
          )}
          <ImportAssurances />
        </div>
        <div className={classes.side}>
          <Section title="Where is your list now?">
            <ImportSources presets={presets.filter(({ id }) => id !== TEMPLATE)} />
          </Section>
          <Section title="Don’t see yours?">
            <p className={classes.hint}>
              Any CSV with a header row works. Or fill in our template in any spreadsheet app.
            </p>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
              loading={template.isPending}
              onClick={() => template.mutate(undefined, { onSuccess: saveTemplate })}
            >
              Download template
            </Button>
          </Section>
        </div>
      </div>
    </div>
  );
}
