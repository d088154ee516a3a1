import type { ColumnRule } from './preset.js';

/** How columns are called in lists that no preset knows, in English, German, French and Spanish. */
export const COMMON_COLUMNS: readonly ColumnRule[] = [
  [
    /^(displayname|clientname|customername|client|customer|accountname|kundenname|kunde|nomduclient|nombredelcliente|cliente)$/,
    'display_name',
  ],
  [/^(type|kind|clienttype|customertype|iscompany|art|kundenart)$/, 'kind'],
  [
    /^(company|companyname|business|businessname|organization|organisation|firma|firmenname|unternehmen|societe|entreprise|empresa)$/,
    'company_name',
  ],
  [/^(firstname|givenname|first|vorname|prenom|nombredepila)$/, 'first_name'],
  [/^(middlename|middle|middleinitial)$/, 'middle_name'],
  [/^(lastname|surname|familyname|last|nachname|familienname|nomdefamille|apellidos?)$/, 'last_name'],
  [/^(name|fullname|contact|contactname|contactperson|ansprechpartner|nom|nombre|nombrecompleto)$/, 'full_name'],
  [
    /^(e?mail\d?|emails|e?mailaddress(es)?\d?|emailadresse|primaryemail|courriel|adresseemail|correo(electronico)?)$/,
    'email',
  ],
  [
    /^(phones?|phone(number)?s?\d?|tel|telephone(number)?|telefon|telefonnummer|telefono|primaryphone|mainphone)$/,
    'phone',
  ],
  [
    /^(mobile|mobile(phone|number)s?|cell|cell(ular)?phone|cellular|handy|mobil|mobiltelefon|portable|movil|celular)$/,
    'phone',
  ],
  [/^((home|work|office|business|other|alt|alternate|secondary|evening|daytime)phones?(number)?|phone[12])$/, 'phone'],
  [
    /^(service|property|site|job|jobsite|work)(address)?(street1?|line1|address1|addressline1|streetaddress)$/,
    'property_line1',
  ],
  [/^(service|property|site|job|jobsite|work)(address)?(street2|line2|address2|addressline2)$/, 'property_line2'],
  [/^(service|property|site|job|jobsite)(address)?(city|town)$/, 'property_city'],
  [/^(service|property|site|job|jobsite)(address)?(state|province|region|stateprovince)$/, 'property_region'],
  [/^(service|property|site|job|jobsite)(address)?(zip|zipcode|postalcode|postcode)$/, 'property_postal_code'],
  [/^(service|property|site|job|jobsite)(address)?country$/, 'property_country'],
  [/^(service|property|site|job|jobsite|work)(address|location)$/, 'property_address'],
  [/^(property|site|location)name$/, 'property_name'],
  [
    /^(accessnotes?|access|gatenotes?|accessinstructions|siteinstructions|zugang|zugangshinweise)$/,
    'property_access_notes',
  ],
  [
    /^((billing|mailing|invoice)?(address)?(street1?|line1|address1|addressline1|streetaddress)|strasse|straße|rue|calle)$/,
    'billing_line1',
  ],
  [
    /^((billing|mailing|invoice)?(address)?(street2|line2|address2|addressline2|suite|unit|apt|apartment)|adresszusatz)$/,
    'billing_line2',
  ],
  [/^((billing|mailing|invoice)?(address)?(city|town)|ort|stadt|ville|ciudad)$/, 'billing_city'],
  [
    /^((billing|mailing|invoice)?(address)?(state|province|region|stateprovince)|bundesland|estado|provincia)$/,
    'billing_region',
  ],
  [
    /^((billing|mailing|invoice)?(address)?(zip|zipcode|postalcode|postcode|zippostalcode)|plz|postleitzahl|codepostal|codigopostal)$/,
    'billing_postal_code',
  ],
  [/^((billing|mailing|invoice)?(address)?country|land|pays|pais)$/, 'billing_country'],
  [/^((billing|mailing|invoice|home|full)?address|adresse|anschrift|direccion)$/, 'billing_address'],
  [/^(tags?|labels?|categor(y|ies)|groups?|kategorien?|etiquetas?)$/, 'tags'],
  [/^(leadsource|source|referralsource|referredby|howheard|herkunft)$/, 'lead_source'],
  [/^(status|clientstatus|customerstatus)$/, 'status'],
  [/^archived$/, 'archived'],
  [/^(notes?|comments?|memo|remarks?|notizen?|bemerkung(en)?|notas?|remarques?)$/, 'notes'],
  [
    /^(externalid|id|clientid|customerid|customernumber|clientnumber|accountnumber|accountno|kundennummer|kundennr)$/,
    'external_id',
  ],
];
