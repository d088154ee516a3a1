import { columnKey } from './column-name.js';
import type { ColumnRule } from './preset.js';

/** Matches any of these words as a column name. */
const anyOf = (...words: string[]) =>
  new RegExp(
    `^(?:${words
      .flatMap((all) => all.split(' '))
      .map(columnKey)
      .join('|')})$`,
  );

const GIVEN = anyOf(
  'firstname givenname given forename first christianname vorname rufname prénom prénoms prenomusuel nombredepila nomepróprio',
  'primeironome primernombre voornaam roepnaam förnamn fornavn etunimi imię křestníjméno keresztnév utónév prenume eesnimi vārds',
  'fornafn izena virnumm enwcyntaf preferredname fname firstnames givennames firstname1 voorletters nombre1 namadepan tênđệmvàtên 名字 vardas имя імя όνομα 名 ファーストネーム 이름부 שםפרטי الاسمالأول',
);
const FAMILY = anyOf(
  'lastname surname familyname family last secondname nachname familienname zuname nomdefamille nomfamille apellido apellidos',
  'primerapellido cognome cognom cognoms sobrenome apelido últimonome achternaam familienaam efternamn etternavn efternavn',
  'sukunimi nazwisko příjmení priezvisko vezetéknév családnév numedefamilie soyad soyadı soyisim perekonnanimi uzvārds pavardė',
  'eftirnafn kenninafn sloinne abizena abizenak mbiemri cyfenw familljennumm apelyido उपनाम कुलनाम นามสกุล ազգանուն გვარი kunjom familiya',
  'نامخانوادگی خاندانینام nomdusage nomdenaissance nomépouse prezime priimek презиме apelidos apellidopaterno apellido1 lname surnames lastname1 namabelakang họ 姓氏 фамилия прізвище фамилно επώνυμο 姓 苗字 ラストネーム 성 שםמשפחה اسمالعائلة',
);
/** The word for "name": the full name, unless a column for a part of it exists. */
export const NAME_WORD = anyOf(
  'name names nom nombre nome naam namn navn nimi nazwa jméno meno név nume ad adı isim ime vārds vardas imię имя імя име όνομα',
  'nafn ainm emri pangalan enw isem ism jina ชื่อ नाम নাম பெயர் անուն სახელი نام nombres nama tên 名 名前 이름 שם الاسم',
);

/** When somebody became a client. */
export const CREATED =
  /^((client|customer)?created?(date|on|at|time)?|creationdate|date(created|added|ofcreation)|added(on)?|signupdate|(client|customer|member)since|since|kundeseit|clientdepuis|clientedesde|klantsinds|erstelltam|datedecreation|fechadealta|fechadecreacion)$/;

const LINE_1 = 'street1?|streetline1|line1|address1|addressline1|streetaddress1?';
const LINE_2 = 'street2|streetline2|line2|address2|addressline2|streetaddress2';
const REGION = 'state|province|region|stateprovince|provincestate|stateregion';
const POSTAL_CODE = 'zip|zip4|zipcode|postalcode|postcode|zippostalcode|postalzipcode';

/** The columns of further addresses, whose names begin with `prefix`. */
export function furtherAddresses(prefix: string): ColumnRule[] {
  const rule = (end: string) => new RegExp(`^${prefix}${end}$`);
  return [
    [rule(`(?:address)?(?:${LINE_1})`), 'other_line1'],
    [rule(`(?:address)?(?:${LINE_2}|extendedaddress)`), 'other_line2'],
    [rule('(?:city|town)'), 'other_city'],
    [rule(`(?:${REGION})`), 'other_region'],
    [rule(`(?:${POSTAL_CODE})`), 'other_postal_code'],
    [rule('country(?:region)?'), 'other_country'],
    [rule('(?:formatted|full)'), 'other_address'],
  ];
}

/** The parts of one address, all of whose columns begin so: no address has the street of one and the town of another. */
function partsOf(group: 'billing' | 'property', prefix: string): ColumnRule[] {
  const rule = (end: string) => new RegExp(`^${prefix}${end}$`);
  return [
    [rule(`(?:${LINE_1})`), `${group}_line1`],
    [rule(`(?:${LINE_2})`), `${group}_line2`],
    [rule('(?:city|town)1?'), `${group}_city`],
    [rule(`(?:${REGION})1?`), `${group}_region`],
    [rule(`(?:${POSTAL_CODE})1?`), `${group}_postal_code`],
    [rule('country(?:region)?1?'), `${group}_country`],
  ];
}

/** Beside a billing address of its own, an address without a name is where the work is: Service Autopilot and others. */
export const BESIDE_BILLING: readonly ColumnRule[] = [
  ...partsOf('billing', '(?:billing|mailing|invoice|billto)(?:address)?'),
  [/^(?:billing|mailing|invoice|billto)address$/, 'billing_address'],
  ...partsOf('property', '(?:address)?'),
  [/^(?:full)?address$/, 'property_address'],
];

/** "Address 2, City 2, ZIP 2": where a second town has a column, a second street is no second line. */
export const NUMBERED_COLUMNS: readonly ColumnRule[] = (
  [
    ['(?:address|street|streetaddress|addressline|line)', 'other_line1'],
    ['(?:city|town)', 'other_city'],
    ['(?:state|province|region|stateprovince)', 'other_region'],
    ['(?:zip|zipcode|postalcode|postcode|zippostalcode)', 'other_postal_code'],
    ['country', 'other_country'],
  ] as const
).map(([part, target]) => [
  new RegExp(`^(?:service|property|site|job|jobsite|location|billing|mailing|home|work)?(?:address)?${part}[2-9]$`),
  target,
]);

const WHOSE = '(?:primarycontact|maincontact|contact|customer|client|billing|homeowner|owner|account|primary|main)';
const WHICH =
  '(?:primary|main|secondary|second|additional|alternate|alternative|alt|other|home|work|office|business|personal|private|company|day|daytime|night|evening|eve|invoice|cc)';
const PLACE = '(?:service|property|site|jobsite|location)';

/** How columns are called in the languages of those who keep lists; a word that is one in English, too, stands below. */
const IN_OTHER_LANGUAGES: readonly ColumnRule[] = [
  [
    anyOf(
      'nomecompleto nomeesobrenome nomeecognome imięinazwisko nazwiskoiimię jménoapříjmení fulltnavn fulltnamn namnet kokonimi adsoyad',
      'nomprénom nometprénom cognomenome cognomeenome apellidosnombre apellidosynombre apellidosynombres apellidosnombres lastfirst',
      'příjmeníajméno priezviskoameno họvàtên họtên tênkháchhàng namalengkap namapelanggan surnamefirstname surnameandfirstname',
      'adısoyadı adıvesoyadı numeleșiprenumele numecomplet teljesnév voornaamenachternaam naamcontact vornachname nachnamevorname фио піб имяифамилия',
      'ονοματεπώνυμο お名前 fullname namefirstlast lastnamefirstname referente contatto contacto kontaktperson yhteyshenkilö contactpersoon',
    ),
    'full_name',
  ],
  [new RegExp(`^(?:namefirst|${WHOSE}(?:first|given)(?:name)?)$`), 'first_name'],
  [new RegExp(`^(?:namelast|${WHOSE}(?:last|family|sur)(?:name)?)$`), 'last_name'],
  [new RegExp(`^${WHOSE}company(?:name)?$`), 'company_name'],
  [new RegExp(`^(?:${WHOSE}|${WHICH}|${PLACE}){1,2}e?mails?(?:address(?:es)?)?\\d?$`), 'email'],
  [
    new RegExp(
      `^(?:${WHOSE}|${WHICH}|${PLACE}|direct){0,2}(?:(?:mobile|cell(?:ular)?)?(?:tele)?phones?(?:number)?|mobile|cell(?:ular)?)\\d?$`,
    ),
    'phone',
  ],
  [/^(?:home|work|office|business|mobile|cell|contact|ddi)numbers?\d?$/, 'phone'],
  [/^(?:billtoname|billname|clientfullname|contactdisplayname)$/, 'display_name'],
  [/^(?:primarycontact|maincontact|billingcontact)(?:name)?$/, 'full_name'],
  [new RegExp(`^${WHOSE}(?:tags?|labels?|groups?)$`), 'tags'],
  [new RegExp(`^(?:${WHOSE}|${PLACE}|internal|general|office)(?:notes?|comments?)$`), 'notes'],
  [new RegExp(`^${PLACE}(?:id|number)$`), 'property_external_id'],
  [/^(?:contact|record|account|lead)(?:id|code|num)$|^(?:customer|client)(?:code|num)$|^account$/, 'external_id'],
  [anyOf('отчество побатькові secondonome tussenvoegsel segundonombre otherforenames'), 'middle_name'],
  [
    anyOf(
      'azienda ragionesociale società ditta impresa sociedade företag företagsnamn virksomhed selskap yritys bedrijf bedrijfsnaam şirket şirketadı',
      'cég cégnév firmă firmy nazwafirmy společnost spoločnosť companie compagnie raisonsociale razónsocial компания организация компанія',
      'фирма εταιρεία επωνυμία 会社 会社名 公司 公司名称 회사 회사명 חברה الشركة',
    ),
    'company_name',
  ],
  [
    anyOf(
      'epost epostadress epostadresse mejl sähköposti sähköpostiosoite eposta epostaadresi adresemail emailadres emailcím email-cím mailadres pec',
      'endereçodeemail correio mail electroniccorreo emailadresa электроннаяпочта элпочта почта емейл елпошта електроннапошта ηλεκτρονικόταχυδρομείο',
      'メール メールアドレス 电子邮件 邮箱 電子郵件 이메일 דואל אימייל البريدالإلكتروني بريدإلكتروني',
    ),
    'email',
  ],
  [
    anyOf(
      'telefone telefoon telefoonnummer telefonnr telefonnumer numertelefonu puhelin puhelinnumero telefono1 telefonszám telefonníčíslo telnr telnummer',
      'telefonprivat telefongeschäftlich telefondienstlich festnetz festnetznummer rufnummer téléphonefixe téléphonedomicile téléphonebureau teléfonofijo',
      'fasttelefon телефон телефони τηλέφωνο σταθερό 電話 電話番号 电话 电话号码 電話號碼 전화 전화번호 טלפון الهاتف هاتف',
    ),
    'phone',
  ],
  [
    anyOf(
      'telemóvel telefonecelular celular1 cellulare telefonocellulare mobiel mobielnummer matkapuhelin telefonkomórkowy komórka numerkomórkowy mobilnr',
      'mobilnummer mobiltelefonszám mobilní telefonmobil celtelefonu ceptelefonu cep gsm handynummer téléphoneportable téléphonemobile teléfonomóvil',
      'мобильный мобильныйтелефон сотовый мобільний κινητό 携帯 携帯電話 携帯番号 手机 手机号 手機 휴대폰 휴대전화 נייד الجوال المحمول',
    ),
    'phone',
  ],
  [
    anyOf(
      'rua logradouro endereço1 via ulica ulice utca gatuadress gata gateadresse katuosoite straat straatnaam sokak cadde stradă strasseundhausnummer',
      'straßeundhausnummer strassehausnummer straßehausnummer rueetnuméro calleynúmero улица вулиця οδός διεύθυνσηοδός 番地',
    ),
    'billing_line1',
  ],
  [
    anyOf(
      'huisnummer toevoeging hausnummer hausnr husnummer civico numerocivico bairro complemento complémentdadresse adressezusatz2 coadress coadresse piso',
    ),
    'billing_line2',
  ],
  [
    anyOf(
      'cidade localidade localidad città comune comuna miasto miejscowość město obec mesto város település oraș localitate postort poststed postitoimipaikka',
      'kaupunki kunta woonplaats plaats stad gemeente by şehir sehir commune población municipio город населенныйпункт місто град πόλη',
      '市区町村 都市 城市 도시 עיר المدينة',
    ),
    'billing_city',
  ],
  [
    anyOf(
      'uf województwo kanton canton provincie lääni fylke län il județ megye región département departamento comunidadautónoma',
      'область регион νομός 都道府県 省份 省 시도 st',
    ),
    'billing_region',
  ],
  [
    anyOf(
      'cep códigopostal cap kodpocztowy psč irányítószám codpoștal postnummer postnr postinumero postcode postakodu postkod zipkod cp',
      'индекс почтовыйиндекс поштовийіндекс індекс τκ ταχυδρομικόςκώδικας 郵便番号 邮编 邮政编码 郵遞區號 우편번호 מיקוד الرمزالبريدي',
    ),
    'billing_postal_code',
  ],
  [
    anyOf(
      'kraj país paese stato stát štát ország țara tara maa ülke nazione страна країна държава χώρα 国 国家 國家 국가 מדינה البلد الدولة',
    ),
    'billing_country',
  ],
  [
    anyOf(
      'endereço morada indirizzo adres adresă adresa cím osoite adress направление адрес адреса διεύθυνση 住所 地址 주소 כתובת العنوان domicilio',
    ),
    'billing_address',
  ],
  [
    anyOf(
      'observações observacoes anotações anotacoes observaciones comentarios osservazioni annotazioni uwagi notatki poznámka poznámky megjegyzés observații',
      'anteckningar anteckning kommentar kommentarer merknad merknader bemærkning bemærkninger noter huomautukset huomautus muistiinpanot opmerkingen opmerking',
      'notities notlar açıklama примечание примечания комментарий заметки примітки σημειώσεις 備考 メモ 备注 備註 메모 비고 הערות ملاحظات',
    ),
    'notes',
  ],
  [
    anyOf(
      'kundnummer kundenr klantnummer nclient noclient numeroclient numérodeclient códigodecliente asiakasnumero numerklienta',
    ),
    'external_id',
  ],
  [anyOf('étiquettes tagi etichette categorias categorie kategorier luokat'), 'tags'],
];

/** Column names in lists that no preset knows, in English, German, French and Spanish, then in other languages. */
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
  [GIVEN, 'first_name'],
  [/^(middlename|middle|middleinitial|mi)$/, 'middle_name'],
  [FAMILY, 'last_name'],
  [
    anyOf(
      'secondlastname secondsurname segundoapellido apellido2 apellidomaterno maternalsurname suffix namesuffix generation honorificsuffix',
    ),
    'last_name_end',
  ],
  [NAME_WORD, 'full_name'],
  [
    /^(fullname|contact|contactname|contactperson|ansprechpartner|nombrecompleto|nomcomplet|nomecompleto|nomecognome|naamcontactpersoon|氏名|姓名|성명)$/,
    'full_name',
  ],
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
  [
    /^((home|work|office|business|other|alt|alternate|secondary|evening|eve|day|night|daytime)phones?(number)?|phone[12])$/,
    'phone',
  ],
  ...partsOf('property', '(?:service|property|site|job|jobsite|work|location)1?(?:address)?'),
  [/^(service|property|site|job|jobsite|work|location)1?(address|location)$/, 'property_address'],
  [/^(property|site|location|jobsite)1$/, 'property_address'],
  [/^(phoneext(ension)?|ext|extension|(work|office|main|business|home)(phones?)?ext(ension)?)$/, 'phone_extension'],
  ...furtherAddresses('(?:address|property|propertyaddress|site|location|service|serviceaddress|jobsite)[2-9]'),
  [/^(property|site|location|service|jobsite)[2-9]$/, 'other_address'],
  [/^(property|site|jobsite|location)name$/, 'property_name'],
  [
    /^(accessnotes?|access|gatenotes?|accessinstructions|siteinstructions|zugang|zugangshinweise)$/,
    'property_access_notes',
  ],
  ...partsOf(
    'billing',
    '(?:billing|billto|mailing|invoice|home|postal|primary|main|office|business|company)?(?:address)?',
  ),
  // Xero's postal and street address.
  ...partsOf('billing', 'po(?:address)?'),
  ...partsOf('property', 'sa(?:address)?'),
  [/^(strasse|straße|rue|calle)$/, 'billing_line1'],
  [/^(suite|unit|apt|apartment|adresszusatz)$/, 'billing_line2'],
  [/^(ort|stadt|ville|ciudad)$/, 'billing_city'],
  [/^(bundesland|estado|provincia)$/, 'billing_region'],
  [/^(plz|postleitzahl|codepostal|codigopostal)$/, 'billing_postal_code'],
  [/^(land|pays|pais)$/, 'billing_country'],
  [
    /^((billing|billto|mailing|invoice|home|postal|office|business|full)?address|adresse|anschrift|direccion)$/,
    'billing_address',
  ],
  [/^(tags?|labels?|categor(y|ies)|groups?|kategorien?|etiquetas?)$/, 'tags'],
  [/^(leadsource|source|referralsource|referredby|howheard|herkunft)$/, 'lead_source'],
  [/^(status|clientstatus|customerstatus)$/, 'status'],
  [/^archived$/, 'archived'],
  [CREATED, 'created_on'],
  [/^(notes?|comments?|memo|remarks?|notizen?|bemerkung(en)?|notas?|remarques?)$/, 'notes'],
  [
    /^(externalid|id|clientid|customerid|customernumber|clientnumber|accountnumber|accountno|kundennummer|kundennr)$/,
    'external_id',
  ],
  ...IN_OTHER_LANGUAGES,
];
