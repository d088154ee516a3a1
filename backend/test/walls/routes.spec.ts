import type { INestApplicationContext } from '@nestjs/common';
import { type Access, declaredPermissions, PERMISSIONS, RouteAccess } from '../../src/kernel/access/index.js';
import { DeclaredEndpoint, type EndpointOptions } from '../../src/kernel/endpoint/index.js';
import { answerOf, hasType, operations, resolved, type Schema } from './contract-document.js';
import { previewProduct, type Route, routesOf } from './product.js';

/** Routes for nobody in particular. A new one is a decision: add it here with the reason. */
const PUBLIC: Record<string, string> = {
  'AcceptanceController.previewInvitation': 'The link of the mail is the credential: it shows what is accepted.',
  'AcceptanceController.acceptInvitation': 'The same; whoever has no account makes one.',
  'AccountEmailController.verifyEmail': 'The link of the mail is the credential, and shows that its address is read.',
  'AuthController.login': 'Signing in is how one becomes somebody.',
  'AuthController.refreshAccessToken': 'The refresh token is the credential.',
  'AuthController.logout': 'Works with an expired access token: the refresh token says which session ends.',
  'RegistrationsController.requestRegistration': 'A company begins with somebody who has no account.',
  'RegistrationsController.previewRegistration': 'The link of the mail is the credential: it shows for which address.',
  'RegistrationsController.completeRegistration': 'The same; makes the account.',
  'RegistrationsController.registerCompany': 'A company begins with somebody who has no account.',
  'RegistrationsController.getSignInOptions': 'Tells a screen, before sign-in, whether one can register.',
  'CompanySignInController.startCompanySignIn': 'Signing in is how one becomes somebody.',
  'CompanySignInController.completeCompanySignIn':
    'The answer of the provider is the credential, for the browser that began.',
  'DemoController.listDemoAccounts': 'Offers its accounts to who has none; empty unless the deployment is a demo.',
  'PasswordChangesController.requestPasswordReset': 'Who has forgotten the password cannot sign in.',
  'AuthController.completeSignIn': 'The challenge of the password and the code are the credential.',
  'PasskeySignInsController.startPasskeySignIn': 'Whoever signs in is nobody yet: a challenge tells nothing.',
  'PasskeySignInsController.completePasskeySignIn': 'The signature of the passkey is the credential.',
  'EmailChangesController.completeEmailChange':
    'The link of the mail is the credential, and shows that its address is read.',
  'AccountRecoveryController.secureAccount': 'The link of the notice is the credential, for who may no longer sign in.',
  'PasswordChangesController.resetPassword': 'The link of the mail is the credential.',
  'SigningKeysController.getSigningKeys': 'Public keys, for services that verify tokens.',
  'HealthController.getLiveness': 'Asked by orchestrators, says nothing about data.',
  'HealthController.getReadiness': 'Asked by orchestrators, says nothing about data.',
};

const CONSUMES = 'swagger/apiConsumes';
const PARAMETERS = 'swagger/apiParameters';

const SECRET = /(secret|token|password|(gate|alarm|lockbox)code)$/i;

/** Whether an answer has text that opens something, however deep. */
function tellsSecrets(schema: Schema, above: Schema[] = []): boolean {
  const here = resolved(schema);
  if (above.includes(here)) return false;
  const { properties = {}, items, allOf = [], anyOf = [], oneOf = [] } = here;
  const isSecret = ([name, property]: [string, Schema]) => SECRET.test(name) && hasType(resolved(property), 'string');
  const parts = [...Object.values(properties), ...(items ? [items] : []), ...allOf, ...anyOf, ...oneOf];
  return Object.entries(properties).some(isSecret) || parts.some((part) => tellsSecrets(part, [...above, here]));
}

describe('every route', () => {
  let product: INestApplicationContext;
  let routes: Route[];
  beforeAll(async () => {
    product = await previewProduct();
    routes = routesOf(product);
  });
  afterAll(() => product.close());

  const accessOf = ({ handler }: Route) => Reflect.getMetadata(RouteAccess.KEY, handler) as Access | undefined;
  const declared = ({ handler }: Route) => Reflect.getMetadata(DeclaredEndpoint.KEY, handler) as EndpointOptions;
  const places = (of: (route: Route) => boolean) => routes.filter(of).map(({ place }) => place);

  it('is found by this wall', () => {
    expect(routes.map(({ place }) => place)).toContain('TenancyController.updateTenant');
  });

  it('declares who may call it: give it @Endpoint({ permission: … }); the guard closes it to everyone otherwise', () => {
    expect(places((route) => accessOf(route) === undefined)).toEqual([]);
  });

  it('names permissions that some domain declares: definePermissions in its *.permissions.ts', () => {
    const words = new Set<string>([...PERMISSIONS, 'public', 'authenticated', 'person', 'api_key']);
    expect(places((route) => [accessOf(route) ?? []].flat().some((word) => !words.has(word)))).toEqual([]);
  });

  it('needs no permission that is only planned: declare the permission with its domain', () => {
    const planned = new Set<string>(declaredPermissions().flatMap((one) => (one.planned ? [one.name] : [])));
    expect(planned.size).toBeGreaterThan(0);
    expect(places((route) => [accessOf(route) ?? []].flat().some((word) => planned.has(word)))).toEqual([]);
  });

  it('is public only on purpose: say why in the list at the top of test/walls/routes.spec.ts', () => {
    const found = places((route) => accessOf(route) === 'public');
    expect(found.filter((place) => !(place in PUBLIC))).toEqual([]);
    expect(Object.keys(PUBLIC).filter((place) => !found.includes(place))).toEqual([]);
  });

  it('is for a person only where it is about their own account: that is open also without the second factor that a role requires', () => {
    const personal = operations.filter(({ operation }) => operation['x-permission'] === 'person');
    const others = personal.filter(({ path }) => !path.startsWith('/api/v1/auth/'));
    // Joining another company, whose roles then say what is open there.
    expect(others.map(({ operation }) => operation.operationId)).toEqual(['joinCompany']);
  });

  it('keeps the promise of its Idempotency-Key: a POST with transaction: "none" takes @IdempotencyKey()', () => {
    const keepsNoAnswer = (route: Route) => declared(route).transaction === 'none' && !declared(route).actsEachTime;
    const takesKey = ({ handler }: Route) =>
      ((Reflect.getMetadata(PARAMETERS, handler) ?? []) as Array<{ name: string }>).some(
        ({ name }) => name === 'Idempotency-Key',
      );
    const posts = routes.filter((route) => route.method === 'POST' && accessOf(route) !== 'public');
    const own = posts.filter(keepsNoAnswer);
    expect(own.map(({ place }) => place)).toContain('ImportsController.createImport');
    expect(own.filter((route) => !takesKey(route)).map(({ place }) => place)).toEqual([]);
  });

  it('is never cached when it is about signing in or returns a secret: confidential: true', () => {
    const told = operations.filter(
      ({ path, operation }) => path.startsWith('/api/v1/auth/') || tellsSecrets(answerOf(operation)),
    );
    const names = told.map(({ operation }) => operation.operationId);
    expect(names).toEqual(expect.arrayContaining(['login', 'getMe', 'rotateWebhookSecret', 'revealAccessCodes']));
    const isOpen = (route: Route) => names.includes(route.place.split('.')[1] ?? '') && !declared(route).confidential;
    expect(places(isOpen)).toEqual([]);
  });

  it('holds no connection while a file arrives: routes that take uploads declare transaction: "none"', () => {
    const takesUploads = ({ handler }: Route) =>
      ((Reflect.getMetadata(CONSUMES, handler) ?? []) as string[]).includes('multipart/form-data');
    const uploads = routes.filter(takesUploads);
    expect(uploads.length).toBeGreaterThan(0);
    const holding = uploads.filter((route) => declared(route).transaction !== 'none');
    expect(holding.map(({ place }) => place)).toEqual([]);
  });
});
