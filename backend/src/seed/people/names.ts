/** Given and family names from a county's statistics; nobody in particular. */
export const GIVEN_NAMES = (
  'Abigail Adrian Alan Alice Amara Andre Angela Anita Anthony Arthur Barbara Beatrice Benjamin Beth Brian Camille ' +
  'Carlos Carol Cheryl Christine Clara Daniel Darius David Deborah Denise Diane Donald Dorothy Edward Elaine Elena ' +
  'Emily Eric Ethan Evelyn Frances Frank Gabriela George Gerald Gloria Grace Gregory Hannah Harold Helen Henry Ian ' +
  'Irene Jack Jacqueline James Janet Jason Jean Jennifer Jerome Joan Joel John Joyce Judith Julia Karen Kathleen ' +
  'Keith Kenneth Laura Lawrence Leonard Leslie Linda Lisa Louis Lucia Marcus Margaret Marie Mark Martha Mateo ' +
  'Maureen Melissa Michael Mildred Monique Nancy Naomi Nathan Nicole Norman Olivia Pamela Patrick Paul Peter ' +
  'Philip Rachel Ralph Raymond Rebecca Renee Richard Robert Roger Rosa Russell Ruth Samuel Sandra Sarah Sharon ' +
  'Simone Stanley Stephen Susan Sylvia Teresa Thomas Timothy Valerie Victor Vincent Virginia Walter Wendy William Yvonne'
).split(' ');

export const FAMILY_NAMES = (
  'Abbott Acosta Adler Albright Anderson Ashby Baines Barlow Bauer Beck Bellamy Bennett Bishop Bloom Booth Boyd ' +
  'Brennan Brooks Burke Calloway Campbell Castellano Chang Chaudhry Clarke Coleman Connolly Cooper Corrigan Crane ' +
  'Cruz Dalton Delgado Desai Dixon Donovan Doyle Drummond Duarte Dunn Eaton Ellis Engel Esposito Farrell Feldman ' +
  'Ferraro Fischer Fleming Foster Fowler Franco Gallagher Gentile Gibson Goldberg Gordon Grady Greene Griffin ' +
  'Gupta Haddad Hanley Hanson Harding Hartmann Hayes Henderson Hoffman Holloway Hughes Hurley Iyer Jacobs Jensen ' +
  'Kaplan Keane Keller Kessler Kim Klein Kowalski Kramer Lang Larkin Lawson Levine Lombardi Lowe Lynch Maguire ' +
  'Mancini Marchetti Marsh Mason McBride McCabe Mehta Mercer Meyers Miller Mitchell Monroe Moreno Morris Murphy ' +
  'Nash Nguyen Nolan Novak Okafor Olsen Ortiz Osborne Park Patel Pearson Pellegrino Perry Petrov Pierce Porter ' +
  'Quinn Ramos Reilly Reyes Rizzo Romano Rosen Rossi Rowe Russo Ryan Salazar Santos Sawyer Schaefer Schwartz ' +
  'Sharma Shaw Silva Simmons Slater Sloan Soto Spencer Stein Sullivan Sutton Tanaka Tate Thornton Torres Tran ' +
  'Tucker Turner Vaughn Vega Vogel Wagner Walsh Watkins Weaver Webb Weiss Whitfield Wolfe Wong Yates Young Zimmer'
).split(' ');

/** `%` is a family name. */
export const BUSINESS_NAMES = [
  '% Family Dentistry',
  '% & Sons Auto Body',
  '% Orthopedics',
  'Law Office of %',
  '% Insurance Agency',
  'Marlow Animal Hospital',
  'Alder Falls Tile & Stone',
  'Quillford Valley Credit Union',
  'Little Acorns Montessori',
  'St. Brendan Parish',
  'Harrow Medical Arts',
  'Millbrook Office Park',
  'Baneberry Veterinary Clinic',
  'Oakhurst Senior Living',
  'Elmsworth Physical Therapy',
  'The Corner Bakery of Elmsworth',
  'Station Plaza Shops',
  'Highland Storage',
  'First Lutheran Church',
  'Chesney Wealth Partners',
];

export const ASSOCIATIONS = [
  { name: 'Fox Hollow HOA', full: 'Fox Hollow Homeowners Association, Inc.', street: 'Fox Hollow Drive', places: 60 },
  {
    name: 'Canoe Brook Condominiums',
    full: 'Canoe Brook Condominium Association',
    street: 'Canoe Brook Road',
    places: 9,
  },
  {
    name: 'The Commons at Stirling',
    full: 'Commons at Stirling Community Association',
    street: 'Stirling Common',
    places: 7,
  },
  {
    name: 'Hickory Knoll Townhomes',
    full: 'Hickory Knoll Townhome Association',
    street: 'Hickory Knoll Lane',
    places: 6,
  },
  { name: 'Rolling Brook HOA', full: 'Rolling Brook Homeowners Association', street: 'Rolling Brook Way', places: 5 },
];
