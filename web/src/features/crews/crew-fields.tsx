import { ColorInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { TextField } from '../../form/fields/text-field';
import { CREW_COLOURS } from '../../lib/crew-colours';
import type { CrewValues } from './crew-form';

export function CrewFields({ form }: { form: UseFormReturnType<CrewValues> }) {
  return (
    <>
      <TextField
        form={form}
        path="name"
        label="Name"
        placeholder="North route"
        maxLength={100}
        required
        data-autofocus
      />
      <ColorInput
        label="Color"
        description="Shown next to visits and on work orders."
        swatches={[...CREW_COLOURS]}
        swatchesPerRow={8}
        withPicker={false}
        eyeDropperButtonProps={{ 'aria-label': 'Pick a color from the screen' }}
        {...form.getInputProps('colour')}
      />
    </>
  );
}
