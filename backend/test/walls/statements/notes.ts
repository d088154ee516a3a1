import type { Client } from './office.js';
import type { Sender } from './sender.js';

export async function keepNotes(sender: Sender, { id: entityId }: Client): Promise<void> {
  const subject = { entityType: 'client', entityId };
  const { items } = await sender.send<{ items: Array<{ userId: string }> }>('listMembers');
  const mentionedUserIds = items.slice(0, 2).map(({ userId }) => userId);
  const body = { ...subject, text: 'Prefers mornings.', mentionedUserIds };
  const params = { noteId: (await sender.send('createNote', { body })).id };
  await sender.send('listNotes', { query: subject });
  await sender.send('getNote', { params });
  await sender.send('updateNote', { params, body: { text: 'Prefers afternoons.', mentionedUserIds } });
  await sender.send('deleteNote', { params });
  await sender.send('restoreNote', { params });
}
