import { Radio, Select, Stack, Switch } from '@mantine/core';
import type { ImportOptionsDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { countries } from './countries';

interface ImportChoicesProps {
  options: ImportOptionsDto;
  mayEdit: boolean;
  setOption: (part: Partial<ImportOptionsDto>) => void;
}

/** What the file cannot say by itself. */
export function ImportChoices({ options, mayEdit, setOption }: ImportChoicesProps) {
  const { tenant } = useMe();
  return (
    <Stack gap="md" maw={480}>
      <Radio.Group
        label="A row whose e-mail or phone a client of yours has already"
        value={options.onDuplicate}
        onChange={(value) => setOption({ onDuplicate: value === 'create' ? 'create' : 'skip' })}
      >
        <Stack gap={8} mt={8}>
          <Radio value="skip" disabled={!mayEdit} label="Skip it and list it" />
          <Radio value="create" disabled={!mayEdit} label="Make a new client all the same" />
        </Stack>
      </Radio.Group>
      <Select
        label="Country of phones and addresses that name none"
        searchable
        maw={280}
        disabled={!mayEdit}
        value={options.defaultCountry}
        data={countries(tenant.locale, options.defaultCountry)}
        onChange={(country) => country !== null && setOption({ defaultCountry: country })}
      />
      <Switch
        label="Only one address: bill there and work there"
        disabled={!mayEdit}
        checked={options.shareAddress}
        onChange={(event) => setOption({ shareAddress: event.currentTarget.checked })}
      />
    </Stack>
  );
}
