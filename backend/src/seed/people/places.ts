/** Fictitious towns of a fictitious county, with unassigned postal codes. */
export const TOWNS = [
  { value: { city: 'Alder Falls', postalCode: '07990', lat: 40.7157, lng: -74.3647 }, weight: 26 },
  { value: { city: 'Marlow', postalCode: '07991', lat: 40.7409, lng: -74.3838 }, weight: 18 },
  { value: { city: 'Elmsworth', postalCode: '07992', lat: 40.7598, lng: -74.4171 }, weight: 16 },
  { value: { city: 'Chesney Heights', postalCode: '07993', lat: 40.6984, lng: -74.4015 }, weight: 12 },
  { value: { city: 'Quillford', postalCode: '07994', lat: 40.6834, lng: -74.4429 }, weight: 9 },
  { value: { city: 'Harrow Mills', postalCode: '07995', lat: 40.7479, lng: -74.3254 }, weight: 8 },
  { value: { city: 'Stirling Commons', postalCode: '07996', lat: 40.6781, lng: -74.4643 }, weight: 4 },
  { value: { city: 'Baneberry Park', postalCode: '07997', lat: 40.7879, lng: -74.3882 }, weight: 7 },
];

export type Town = (typeof TOWNS)[number]['value'];

const TREES =
  'Alder Apple Ash Aspen Beech Birch Cedar Cherry Chestnut Dogwood Elm Hawthorn Hemlock Hickory Holly Juniper';
const MORE =
  'Larch Laurel Linden Locust Magnolia Maple Mulberry Oak Orchard Pine Poplar Spruce Sumac Sycamore Tulip Walnut';
const PLACES =
  'Brook Canterbury Colonial Fairview Garfield Glenside Hillcrest Hobart Kent Lenox Meadow Mill Mountain Noe';
const OTHERS =
  'Oak Ridge;Old Coach;Passaic;Pleasantville;Prospect Hill;Ridgedale;Rose;Shunpike;Stone Ridge;Sunset;Tall Timber';

export const STREETS = [...`${TREES} ${MORE} ${PLACES}`.split(' '), ...OTHERS.split(';')];
export const STREET_KINDS = ['Street', 'Road', 'Avenue', 'Lane', 'Drive', 'Court', 'Place', 'Terrace', 'Circle', 'Way'];
/** With 555-01xx these are numbers that reach nobody. */
export const AREA_CODES = ['908', '973', '201', '862', '551', '732', '848', '609', '917', '646', '347'];
