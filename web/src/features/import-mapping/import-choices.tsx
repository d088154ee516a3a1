import { Radio, Select, Stack, Switch } from '@mantine/core';
import type { ImportOptionsDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { countries } from './countries';

interface ImportChoicesProps {
  options: ImportOptionsDto;
  mayEdit: boolean;
  setOption: (part: Partial<ImportOptionsDto>) => void;
}

/** Choices that the file can’t answer by itself. */
export function ImportChoices({ options, mayEdit, setOption }: ImportChoicesProps) {
  const { tenant } = useMe();
  return (
    <Stack gap="md" maw={480}>
      <Radio.Group
        label="If a client with this email or phone already exists"
        value={options.onDuplicate}
        onChange={(value) => setOption({ onDuplicate: value === 'create' ? 'create' : 'skip' })}
      >
        <Stack gap={8} mt={8}>
          <Radio value="skip" disabled={!mayEdit} label="Skip the row" />
          <Radio value="create" disabled={!mayEdit} label="Import as a new client anyway" />
        </Stack>
      </Radio.Group>
      <Select
        label="Default country"
        searchable
        maw={280}
        disabled={!mayEdit}
        value={options.defaultCountry}
        data={countries(tenant.locale, options.defaultCountry)}
        onChange={(country) => country !== null && setOption({ defaultCountry: country })}
      />
      <Switch
        label="Use a single address for both billing and service"
        disabled={!mayEdit}
        checked={options.shareAddress}
        onChange={(event) => setOption({ shareAddress: event.currentTarget.checked })}
      />
    </Stack>
  );
}
