import type { RecordKind } from '../../kernel/records/index.js';
import { PropertyDto } from './property.dto.js';
import { Property } from './property.entity.js';

/** Codes are secrets: events only say whether there is one. */
export const PropertyRecord: RecordKind<Property> = {
  entity: Property,
  describe: (property) => PropertyDto.stored(property),
};
