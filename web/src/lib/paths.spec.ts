import { addressOf, to } from './paths';

it('is the site map', () => {
  const map = Object.fromEntries(Object.entries(to).map(([name, build]) => [name, addressOf(build('ID'))]));
  expect(map).toMatchInlineSnapshot(`
    {
      "client": "/clients/ID",
      "clientActivity": "/clients/ID/activity",
      "clientContacts": "/clients/ID/contacts",
      "clientEdit": "/clients/ID/edit",
      "clientJobs": "/clients/ID/jobs",
      "clientNew": "/clients/new",
      "clientProperties": "/clients/ID/properties",
      "clients": "/clients",
      "home": "/",
      "import": "/imports/ID",
      "importNew": "/imports/new",
      "imports": "/imports",
      "job": "/jobs/ID",
      "jobNew": "/jobs/new?clientId=ID",
      "jobs": "/jobs",
      "mailbox": "/mailbox",
      "message": "/mailbox/ID",
      "register": "/register",
      "settings": "/settings",
      "settingsAppearance": "/settings/appearance",
      "settingsMembers": "/settings/members",
      "signIn": "/sign-in?next=ID",
    }
  `);
});

it('escapes what it is given', () => {
  expect(addressOf(to.client('a/b'))).toBe('/clients/a%2Fb');
  expect(addressOf(to.signIn('/clients?q=a&b'))).toBe('/sign-in?next=%2Fclients%3Fq%3Da%26b');
});
