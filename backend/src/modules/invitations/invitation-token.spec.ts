import { v7 as uuidv7 } from 'uuid';
import { hashOf, isSecretOf, newSecret, readToken, writeToken } from './invitation-token.js';

describe('the link of an invitation', () => {
  const token = { tenantId: uuidv7(), invitationId: uuidv7(), secret: newSecret() };

  it('identifies the invitation and contains its secret', () => {
    const read = readToken(writeToken(token));
    expect(read).toEqual(token);
    expect(isSecretOf(hashOf(token.secret), read?.secret ?? Buffer.alloc(0))).toBe(true);
    expect(isSecretOf(hashOf(newSecret()), token.secret)).toBe(false);
  });

  it.each(['', 'x', '../../etc/passwd', `${'A'.repeat(86)}=`, '-'.repeat(86), writeToken(token).slice(1)])(
    'rejects "%s"',
    (text) => expect(readToken(text)).toBeNull(),
  );
});
