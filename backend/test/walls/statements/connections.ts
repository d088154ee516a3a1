import { keepPasskeys, keepSecondFactor } from './second-factor.js';
import type { Made, Sender } from './sender.js';

type List = { items: Made[] };

/** Sign-in, and what other programs sign in with. */
export async function signIn(sender: Sender): Promise<void> {
  const { tenantId, email, password } = sender.company;
  // While nothing happens: a stream reads what others do as it comes.
  await sender.send('streamEvents');
  await sender.send('getSignInOptions');
  await sender.send('getSigningKeys');
  await sender.send('listDemoAccounts');
  const { refreshToken } = await sender.send('login', { body: { email, password, client: 'mobile' } });
  const renewed = await sender.send('refreshAccessToken', { body: { refreshToken } });
  const authorization = `Bearer ${String(renewed['accessToken'])}`;
  await sender.send('getMe');
  await sender.send('switchCompany', { body: { tenantId }, authorization });
  await sender.send('logout', { authorization });
  const company = { companyName: 'Fox Hollow', name: 'Dana', timezone: 'America/New_York' };
  const login = { email: `dana${sender.round}@example.com`, password };
  const { accessToken } = await sender.send('registerCompany', { body: { ...company, ...login } });
  await sender.send('requestEmailVerification', { authorization: `Bearer ${String(accessToken)}` });
  await sender.send('verifyEmail', { body: { token: await sender.mailedToken(login.email) } });
  await registerByMail(sender, { ...company, password });
  const newEmail = await changeEmail(sender, password, `Bearer ${String(accessToken)}`);
  await keepPassword(sender, { email: newEmail, password }, `Bearer ${String(accessToken)}`);
  await keepSecondFactor(sender, { email: newEmail, password });
  await keepPasskeys(sender, { email: newEmail, password });
}

async function registerByMail(sender: Sender, company: object): Promise<void> {
  const email = `fern${sender.round}@example.com`;
  await sender.send('requestRegistration', { body: { email } });
  const token = await sender.mailedToken(email);
  await sender.send('previewRegistration', { body: { token } });
  await sender.send('completeRegistration', { body: { ...company, token } });
}

async function changeEmail(sender: Sender, password: string, authorization: string): Promise<string> {
  const email = `dana${sender.round}@new.example.com`;
  await sender.send('requestEmailChange', { body: { email, password }, authorization });
  await sender.send('completeEmailChange', { body: { token: await sender.mailedToken(email) } });
  return email;
}

/** Of somebody else, so that the owner stays signed in. */
async function keepPassword(sender: Sender, { email, password }: Login, authorization: string): Promise<void> {
  await sender.send('login', { body: { email, password } });
  const { items } = await sender.send<{ items: Device[] }>('listSessions', { authorization });
  const sessionId = items.find(({ isCurrent }) => !isCurrent)?.id ?? '';
  await sender.send('revokeSession', { params: { sessionId }, authorization });
  await sender.send('revokeOtherSessions', { authorization });
  await sender.send('changePassword', { body: { currentPassword: password, password }, authorization });
  await sender.send('secureAccount', { body: { token: await sender.mailedToken(email) } });
  await sender.send('requestPasswordReset', { body: { email } });
  await sender.send('resetPassword', { body: { token: await sender.mailedToken(email), password } });
}

interface Login {
  email: string;
  password: string;
}

interface Device {
  id: string;
  isCurrent: boolean;
}

export async function keepKeys(sender: Sender): Promise<void> {
  const key = await sender.send('createApiKey', { body: { name: 'Reads', scopes: ['clients.read.all'] } });
  const params = { keyId: key.id };
  await sender.send('getOwnApiKey', { authorization: `Bearer ${String(key['secret'])}` });
  await sender.send('listApiKeys');
  await sender.send('getApiKey', { params });
  await sender.send('getApiKeyUsage', { params });
  await sender.send('getApiUsage');
  await sender.send('updateApiKey', { params, body: { name: 'Reads clients', requestsPerMinute: 60 } });
  await sender.send('rotateApiKey', { params, body: { overlapSeconds: 60 } });
  await sender.send('revokeApiKey', { params });
}

export async function keepWebhooks(sender: Sender): Promise<void> {
  await sender.send('listWebhookEventTypes');
  // A host that nobody has: nothing is sent.
  const body = { url: 'https://hooks.example/hedgerow', eventTypes: ['client.*'] };
  const { id: webhookEndpointId } = await sender.send('createWebhookEndpoint', { body });
  const params = { webhookEndpointId };
  await sender.send('listWebhookEndpoints');
  await sender.send('getWebhookEndpoint', { params });
  await sender.send('updateWebhookEndpoint', { params, body: { description: 'Books' } });
  await sender.send('disableWebhookEndpoint', { params });
  await sender.send('enableWebhookEndpoint', { params });
  await sender.send('rotateWebhookSecret', { params, body: { overlapSeconds: 60 } });
  const { id: webhookDeliveryId } = await sender.send('testWebhookEndpoint', { params });
  await sender.drainQueue();
  await sender.send('listWebhookDeliveries', { params });
  await sender.send('getWebhookDelivery', { params: { ...params, webhookDeliveryId } });
  await sender.send('replayWebhookDelivery', { params: { ...params, webhookDeliveryId } });
  await sender.send('replayFailedWebhookDeliveries', { params, body: { since: '2026-01-01T00:00:00Z' } });
  await sender.send('deleteWebhookEndpoint', { params });
}

const PEOPLE = 'Name,Email\nMaeve OBrien,maeve@example.com\nAna,ana@example.com\nNobody,not an address';

export async function importPeople(sender: Sender): Promise<void> {
  await sender.send('listImportFields');
  await sender.send('listImportPresets');
  await sender.send('downloadImportTemplate');
  const { id: cancelled } = await sender.send('createImport', { file: PEOPLE });
  await sender.send('cancelImport', { params: { importId: cancelled } });
  const { id: importId } = await sender.send('createImport', { file: PEOPLE });
  const params = { importId };
  await sender.send('previewImport', { params });
  const mapping = [{ column: 0, target: 'display_name' }];
  await sender.send('updateImport', { params, body: { mapping } });
  await sender.send('validateImport', { params });
  await sender.drainQueue();
  await sender.send('runImport', { params });
  await sender.drainQueue();
  await sender.send('listImports');
  await sender.send('getImport', { params });
  await sender.send('listImportProblems', { params });
  await sender.send('downloadImportProblems', { params });
  await sender.send('undoImport', { params });
  await sender.drainQueue();
}

/** Mail, long work, events, and whether the service is there. */
export async function lookBack(sender: Sender): Promise<void> {
  const { items } = await sender.send<List>('listMessages');
  const messageId = items[0]?.id ?? '';
  const { attachments } = await sender.send<{ attachments: Array<{ fileId: string }> }>('getMessage', {
    params: { messageId },
  });
  const fileId = attachments[0]?.fileId ?? '';
  await sender.send('downloadMessageAttachment', { params: { messageId, fileId } });
  const { finished, running } = await sender.longWork(fileId);
  await sender.send('listOperations');
  await sender.send('getOperation', { params: { operationId: finished } });
  await sender.send('downloadOperationFile', { params: { operationId: finished } });
  await sender.send('cancelOperation', { params: { operationId: running } });
  await sender.send('listEvents');
  await sender.send('listAuditEntries');
  await sender.send('verifyAuditLog');
  await sender.send('getRecordAsOf', {
    query: { entityType: 'tenant', entityId: sender.company.tenantId, at: new Date().toISOString() },
  });
  await sender.send('downloadAuditEntries', { body: { filter: { entityType: 'tenant' } } });
  await sender.send('getLiveness');
  await sender.send('getReadiness');
}
