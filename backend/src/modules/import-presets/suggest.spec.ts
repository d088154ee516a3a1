import { fixture } from '../../../test/fixtures/file.factory.js';
import { inspectFile } from '../tabular-reader/index.js';
import type { OpenFile } from '../tabular-reader/source.js';
import { fileKnowledge } from './file-knowledge.js';
import { isKnownColumn, presetById, PRESETS, recognisePreset, suggestMapping } from './suggest.js';
import { templateRows } from './template.js';

async function suggested(open: OpenFile): Promise<{ preset: string | null; targets: Record<string, string> }> {
  const { format } = await inspectFile(open, fileKnowledge);
  return targetsOf(format.columns);
}

function targetsOf(columns: string[]): { preset: string | null; targets: Record<string, string> } {
  const preset = recognisePreset(columns);
  const mapping = suggestMapping(columns, preset);
  const targets = mapping.flatMap((target, index) => (target ? [[columns[index] ?? '', target] as const] : []));
  return { preset: preset?.id ?? null, targets: Object.fromEntries(targets) };
}

describe('recognition by the header', () => {
  it.each([
    ['google-contacts-2019.csv', 'google_contacts'],
    ['google-contacts-2024.csv', 'google_contacts'],
    ['quickbooks-customer-contact-list.csv', 'quickbooks_online'],
    ['quickbooks-customers.csv', 'quickbooks_online'],
    ['jobber-clients.csv', 'jobber'],
    ['outlook-contacts.csv', 'outlook'],
    ['outlook-2.1.vcf', 'vcard'],
    ['icloud-3.0.vcf', 'vcard'],
  ])('%s is %s', async (file, preset) => {
    expect((await suggested(fixture(file))).preset).toBe(preset);
  });

  it('recognizes its own template', () => {
    const { preset, targets } = targetsOf(templateRows[0] ?? []);
    expect(preset).toBe('template');
    expect(Object.keys(targets)).toHaveLength(templateRows[0]?.length ?? 0);
  });

  it.each([
    ['Customer,Company,Email,Phone,Street,City,State,ZIP', 'quickbooks_online'],
    [
      'Name,Company name,Street Address,City,State,Country,Zip,Phone,Email,Attachments,Open Balance',
      'quickbooks_online',
    ],
    ['First Name,Last Name,Main Phone #s,E-mails,Service Street 1,Tags', 'jobber'],
    ['First Name,Last Name,Email,Phone', null],
    ['Firma,Ansprechpartner,Straße,PLZ,Ort,Telefon', null],
  ])('%s is %s', (header, preset) => {
    expect(targetsOf(header.split(',')).preset).toBe(preset);
  });
});

describe('suggested mapping', () => {
  it('maps both generations of Google Contacts', async () => {
    expect((await suggested(fixture('google-contacts-2019.csv'))).targets).toMatchObject({
      Name: 'display_name',
      'Given Name': 'first_name',
      'E-mail 2 - Value': 'email',
      'Phone 2 - Value': 'phone',
      'Address 1 - Street': 'billing_line1',
      'Organization 1 - Name': 'company_name',
      'Group Membership': 'tags',
    });
    expect((await suggested(fixture('google-contacts-2024.csv'))).targets).toMatchObject({
      'First Name': 'first_name',
      'Organization Name': 'company_name',
      Labels: 'tags',
      'Phone 2 - Value': 'phone',
    });
  });

  it('maps columns of known programs in a list of no known program', () => {
    expect(targetsOf(['Name', 'Main Phone #s', 'Service Street 1'])).toEqual({
      preset: null,
      targets: { Name: 'full_name', 'Main Phone #s': 'phone', 'Service Street 1': 'property_line1' },
    });
  });

  it('maps the properties of Jobber', async () => {
    expect((await suggested(fixture('jobber-clients.csv'))).targets).toMatchObject({
      'J-ID': 'external_id',
      'Is Company?': 'kind',
      'Main Phone #s': 'phone',
      'E-mails': 'email',
      'Service Street 1': 'property_line1',
      'Service Zip code': 'property_postal_code',
      'Billing Zip code': 'billing_postal_code',
    });
  });

  it('maps a list of no known program, in other languages too', () => {
    expect(targetsOf(['Firma', 'Ansprechpartner', 'Straße', 'PLZ', 'Ort', 'Telefon', 'Farbe']).targets).toEqual({
      Firma: 'company_name',
      Ansprechpartner: 'full_name',
      Straße: 'billing_line1',
      PLZ: 'billing_postal_code',
      Ort: 'billing_city',
      Telefon: 'phone',
    });
  });

  it.each([
    ...['Prénom;Nom', 'Vorname;Name', 'First Name;Name', 'Voornaam;Naam', 'Nombre de pila;Nombre', 'Förnamn;Namn'],
    ...['Nome próprio;Nome', 'Imię;Nazwisko', 'Имя;Фамилия', 'Keresztnév;Név', 'Nombre;Apellidos', 'Nome;Cognome'],
    ...[
      'Nome;Sobrenome',
      'Given;Family',
      'Given;Name',
      'Prénom;Nom d’usage',
      'Prénom;Nom de naissance',
      'Name;Surname',
      'Naam;Achternaam',
      'Jméno;Příjmení',
      'Ad;Soyad',
      'Prenume;Nume',
      '名;姓',
      '이름;성',
    ],
  ])('reads %s as the parts of a name', (header) => {
    const [given = '', family = ''] = header.split(';');
    expect(targetsOf([given, family, 'E-mail']).targets).toEqual({
      [given]: 'first_name',
      [family]: 'last_name',
      'E-mail': 'email',
    });
    expect(targetsOf([family, given]).targets).toEqual({ [given]: 'first_name', [family]: 'last_name' });
  });

  it.each([
    ['Nome;Apelido;Telemóvel;E-mail;Morada;Código postal;Localidade;País;Observações', ''],
    ['Imię;Nazwisko;Telefon komórkowy;Adres e-mail;Ulica;Kod pocztowy;Miasto;Kraj;Uwagi', ''],
    ['Förnamn;Efternamn;Mobil;E-post;Gatuadress;Postnummer;Ort;Land;Anteckningar', ''],
    ['Fornavn;Etternavn;Mobiltelefon;E-post;Adresse;Postnr;Poststed;Land;Merknad', ''],
    ['Etunimi;Sukunimi;Matkapuhelin;Sähköposti;Katuosoite;Postinumero;Postitoimipaikka;Maa;Huomautukset', ''],
    ['Voornaam;Achternaam;Mobiel;E-mailadres;Straat;Postcode;Woonplaats;Land;Opmerkingen', ''],
    ['Nome;Cognome;Cellulare;Email;Indirizzo;CAP;Città;Paese;Note', ''],
    ['Ad;Soyad;Cep telefonu;E-posta;Adres;Posta kodu;Şehir;Ülke;Notlar', ''],
    ['Jméno;Příjmení;Mobil;E-mail;Ulice;PSČ;Město;Stát;Poznámka', ''],
    ['Keresztnév;Vezetéknév;Mobil;E-mail;Utca;Irányítószám;Város;Ország;Megjegyzés', ''],
    ['Prenume;Nume;Telefon;E-mail;Adresă;Cod poștal;Oraș;Țara;Observații', ''],
    ['Имя;Фамилия;Мобильный;Эл. почта;Адрес;Индекс;Город;Страна;Примечание', ''],
    ['Όνομα;Επώνυμο;Κινητό;Email;Διεύθυνση;Τ.Κ.;Πόλη;Χώρα;Σημειώσεις', ''],
    ['名;姓;携帯電話;メールアドレス;住所;郵便番号;市区町村;国;備考', ''],
    ['이름;성;휴대폰;이메일;주소;우편번호;도시;국가;메모', ''],
  ])('recognizes every column of %s', (header) => {
    const columns = header.split(';');
    const { targets } = targetsOf(columns);
    const line = Object.values(targets).find((target) => target === 'billing_line1' || target === 'billing_address');
    expect(columns.map((name) => targets[name])).toEqual([
      ...['first_name', 'last_name', 'phone', 'email', line, 'billing_postal_code', 'billing_city', 'billing_country'],
      'notes',
    ]);
  });

  it.each([
    ['Home Street,Home City,Home State,Home Postal Code', 'billing'],
    ['Work Street,Work City,Work State,Work Postal Code', 'property'],
    ['Job Street,Job City,Job State,Job Zip', 'property'],
    ['Mailing Street,Mailing City,Mailing State,Mailing Zip', 'billing'],
    ['Location Street,Location City,Location State,Location Zip', 'property'],
    ['Street 1,City 1,State 1,Zip 1', 'billing'],
    ['Other Street,Other City,Other State,Other Postal Code', 'other'],
    ['Address 2 Street,Address 2 City,Address 2 State,Address 2 Zip', 'other'],
    ['Property 3 Street,Property 3 City,Property 3 State,Property 3 Zip', 'other'],
  ])('treats %s as one address, whatever is beside it', (header, group) => {
    const columns = header.split(',');
    const all = ['line1', 'city', 'region', 'postal_code'].map((part) => `${group}_${part}`);
    const rest = 'Home Street,Home City,Home State,Home Postal Code,Work Street,Work City,Work State,Work Zip';
    const beside = header.startsWith('Street') || group !== 'other' ? [] : rest.split(',');
    const { targets } = targetsOf(['Name', ...columns, ...beside]);
    expect(columns.map((name) => targets[name])).toEqual(all);
  });

  it.each([
    'Vorname,Nachname,Firma,Straße geschäftlich,Ort geschäftlich,Postleitzahl geschäftlich,Straße privat,Ort privat,Telefon geschäftlich,Mobiltelefon,E-Mail-Adresse,E-Mail 2: Adresse,Notizen',
    'Prénom,Nom,Société,Rue (bureau),Ville (bureau),Code postal (bureau),Rue (domicile),Ville (domicile),Téléphone (bureau),Tél. mobile,Adresse de messagerie,Adresse de messagerie 2,Notes',
    'Nombre,Apellidos,Organización,Calle del trabajo,Ciudad de trabajo,Código postal del trabajo,Calle del domicilio,Ciudad de domicilio,Teléfono del trabajo,Teléfono móvil,Dirección de correo electrónico,Dirección de correo electrónico 2,Notas',
    'Nome,Cognome,Società,Via (uff.),Città (uff.),CAP (uff.),Via (ab.),Città (ab.),Ufficio,Cellulare,Indirizzo posta elettronica,Indirizzo posta elettronica 2,Note',
  ])('keeps all of a file of Outlook: %s', (header) => {
    const columns = header.split(',');
    expect(columns.map((name) => targetsOf(columns).targets[name])).toEqual([
      ...['first_name', 'last_name', 'company_name', 'billing_line1', 'billing_city', 'billing_postal_code'],
      ...['property_line1', 'property_city', 'phone', 'phone', 'email', 'email', 'notes'],
    ]);
  });

  it('distinguishes a second address from a second line', () => {
    const { targets } = targetsOf('Name,Address 1,City 1,Zip 1,Address 2,City 2,Zip 2,Street 3,City 3'.split(','));
    expect(Object.values(targets)).toEqual([
      ...['full_name', 'billing_line1', 'billing_city', 'billing_postal_code', 'other_line1', 'other_city'],
      ...['other_postal_code', 'other_line1', 'other_city'],
    ]);
    expect(targetsOf(['Name', 'Address 1', 'Address 2', 'City']).targets).toMatchObject({
      'Address 2': 'billing_line2',
    });
  });

  it('treats an unnamed address beside a billing address as the property', () => {
    const header = 'Account Name,Address,City,State,Zip,Billing Address,Billing City,Billing State,Billing Zip';
    expect(Object.values(targetsOf(header.split(',')).targets)).toEqual([
      ...['display_name', 'property_address', 'property_city', 'property_region', 'property_postal_code'],
      ...['billing_address', 'billing_city', 'billing_region', 'billing_postal_code'],
    ]);
    const named = 'Name,Address,City,Service Address,Service City,Mailing Address'.split(',');
    expect(targetsOf(named).targets).toMatchObject({ City: 'billing_city', 'Service City': 'property_city' });
  });

  it.each([
    [['Total', '', '$1,200.00'], true],
    [['TOTAL', '', ''], true],
    [['Total for Customers', '', ''], true],
    [['Monday, Nov 30, 2026 04:10 PM GMT-05:00', '', ''], true],
    [['Total Lawn Care', '', ''], false],
    [['Total', 'Acme', ''], false],
  ])('recognizes whether the row %j is a footer: %s', (cells, isFooter) => {
    expect(presetById('quickbooks_online')?.isFooter?.(cells)).toBe(isFooter);
  });

  it('does not mistake ZIP+4 for a fourth address', () => {
    const { targets } = targetsOf('Name,Address 1,Address 2,City,ST,Zip+4,Day Phone,Eve Phone'.split(','));
    expect(Object.values(targets)).toEqual([
      ...['full_name', 'billing_line1', 'billing_line2', 'billing_city', 'billing_region', 'billing_postal_code'],
      ...['phone', 'phone'],
    ]);
  });

  it.each([
    ['Nombre;Apellido paterno', ['first_name', 'last_name']],
    ['Nombre;Apellido 1', ['first_name', 'last_name']],
    ['Nome;Apelidos', ['first_name', 'last_name']],
    ['名字;姓氏', ['first_name', 'last_name']],
    ['Tên;Họ', ['first_name', 'last_name']],
    ['Име;Презиме', ['first_name', 'last_name']],
    ['Nama depan;Nama belakang', ['first_name', 'last_name']],
    ['Given Names;Surname', ['first_name', 'last_name']],
    ['FName;LName', ['first_name', 'last_name']],
    ['First Name 1;Last Name 1', ['first_name', 'last_name']],
    ['Voorletters;Naam', ['first_name', 'last_name']],
    ['Họ và tên;Email', ['full_name', 'email']],
    ['Cognome e nome;Email', ['full_name', 'email']],
    ['Nom et prénom;Email', ['full_name', 'email']],
    ['Příjmení a jméno;E-mail', ['full_name', 'email']],
  ])('recognizes the names of %s', (header, expected) => {
    const columns = header.split(';');
    const { targets } = targetsOf(columns);
    expect(columns.map((name) => targets[name])).toEqual(expected);
  });

  it.each(['Imię i nazwisko', 'Nome completo', 'Adı Soyadı', 'ФИО', 'Last Name, First Name', 'Referente'])(
    'takes %s for a full name',
    (name) => expect(targetsOf([name, 'E-mail']).targets).toMatchObject({ [name]: 'full_name' }),
  );

  it('treats a column "name" alone, or beside both parts, as the full name', () => {
    for (const word of ['Name', 'Nom', 'Nombre', 'Naam', 'Nome', 'Имя']) {
      if (word !== 'Имя') expect(targetsOf([word, 'E-mail']).targets).toMatchObject({ [word]: 'full_name' });
    }
    expect(targetsOf(['Name', 'First Name', 'Last Name']).targets).toMatchObject({ Name: 'full_name' });
  });

  it('maps further columns of Jobber, Google, Outlook and vCards', () => {
    const jobber = ['J-ID', 'Is Company?', 'E-mails', 'Created Date', 'Notes', 'Main Phone #s', 'Main Phone Ext'];
    expect(targetsOf(jobber).targets).toMatchObject({
      'Created Date': 'created_on',
      Notes: 'notes',
      'Main Phone Ext': 'phone_extension',
    });
    const google = ['Given Name', 'E-mail 1 - Value', 'Address 2 - Street', 'Address 2 - City', 'Address 3 - Street'];
    expect(targetsOf(google).targets).toMatchObject({
      'Address 2 - Street': 'other_line1',
      'Address 2 - City': 'other_city',
      'Address 3 - Street': 'other_line1',
    });
    expect(targetsOf(['E-mail Address', 'Home Phone', 'Other Street', 'Other City']).targets).toMatchObject({
      'Other Street': 'other_line1',
      'Other City': 'other_city',
    });
  });

  it('maps a single-value field to one column only, but every email and phone column', () => {
    const { targets } = targetsOf(['Company', 'Company Name', 'Email', 'Email 2', 'Phone', 'Mobile']);
    expect(Object.values(targets).sort()).toEqual(['company_name', 'email', 'email', 'phone', 'phone']);
  });

  it('never maps the columns of its own problem file', () => {
    expect(targetsOf(['Name', 'Hedgerow: line', 'Hedgerow: problem']).targets).toEqual({ Name: 'full_name' });
  });

  it('distinguishes column names from data', () => {
    expect(['E-mail', 'Phone 1 - Value', 'J-ID', 'Kundennummer'].every(isKnownColumn)).toBe(true);
    expect(["O'Brien", 'ann@example.com', 'Springfield', ''].some(isKnownColumn)).toBe(false);
  });

  it('gives every preset a name and instructions for the export', () => {
    for (const { name, howTo } of PRESETS) expect([name.length > 0, howTo.length > 20]).toEqual([true, true]);
  });
});
