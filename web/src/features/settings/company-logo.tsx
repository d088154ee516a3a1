import { Button, FileButton, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeleteLogo, useReplaceLogo } from '../../api/generated/queries/queries';
import { getLogoOptions } from '../../api/generated/queries/queryOptions';
import type { TenantDto } from '../../api/generated/requests/types.gen';
import { ifMatch } from '../../api/client';
import { useChanged } from '../../api/use-changed';
import type { Can } from '../../lib/can';
import { Section } from '../../ui/section';
import { toast } from '../../ui/toast';
import { usePictureAddress } from '../../ui/use-picture-address';
import classes from './settings.module.css';

export function CompanyLogo({ tenant, can }: { tenant: TenantDto; can: Can }) {
  const changed = useChanged();
  const tell = () => changed({ entityType: 'tenant', entityId: tenant.id });
  const replace = useReplaceLogo(undefined, {
    onSuccess: async () => {
      await tell();
      toast.done('Logo saved');
    },
  });
  const remove = useDeleteLogo(undefined, { onSuccess: tell });
  const fileId = tenant.logoFileId;
  // The file’s ID is part of the key: a new logo is a new query.
  const { data } = useQuery({ ...getLogoOptions({}, [fileId]), enabled: fileId !== null });
  const address = usePictureAddress(fileId === null ? null : data);

  return (
    <Section title="Logo">
      <Group align="center" gap="lg">
        <div className={classes.logo}>
          {address ? <img src={address} alt={`${tenant.name} logo`} /> : 'No logo yet'}
        </div>
        <div>
          <Text size="sm" c="dimmed" maw={320} mb="sm">
            Shown on work orders. PNG, JPEG, or WebP, up to 5 MB. Wide logos look best.
          </Text>
          {can.ok && (
            <Group gap="xs">
              <FileButton
                accept="image/png,image/jpeg,image/webp"
                onChange={(file) => {
                  if (file) replace.mutate({ body: { file }, headers: ifMatch(tenant.version) });
                }}
              >
                {(props) => (
                  <Button variant="default" loading={replace.isPending} {...props}>
                    {tenant.logoFileId === null ? 'Upload logo' : 'Replace'}
                  </Button>
                )}
              </FileButton>
              {tenant.logoFileId !== null && (
                <Button
                  variant="subtle"
                  color="gray"
                  loading={remove.isPending}
                  onClick={() => remove.mutate({ headers: ifMatch(tenant.version) })}
                >
                  Remove
                </Button>
              )}
            </Group>
          )}
        </div>
      </Group>
    </Section>
  );
}
