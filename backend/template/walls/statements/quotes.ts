import type { Sender } from './sender.js';

export async function keepQuotes(sender: Sender): Promise<void> {
  const { id: quoteId } = await sender.send('createQuote', { body: { name: 'Spring cleanup' } });
  await sender.send('listQuotes');
  await sender.send('getQuote', { params: { quoteId } });
  await sender.send('updateQuote', { params: { quoteId }, body: { notes: 'Ask for Maeve.' } });
}
