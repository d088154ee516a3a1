import { isZone, zoneHere, zoneName, zonesFrom } from '../../lib/zones';
import type { BoundField } from './bound';
import { FoundField } from './found-field';

let known: ReturnType<typeof zonesFrom> | undefined;
/** Naming hundreds of zones takes a tenth of a second: done once, on demand. */
const zones = () => (known ??= zonesFrom(zoneHere()));

/** Finds a time zone by a common name. */
export function ZoneField(props: BoundField & { placeholder?: string; required?: boolean }) {
  return <FoundField {...props} options={zones} nameOf={zoneName} isValue={isZone} />;
}
