import { newWebhookValues, toCreateBody, toUpdateBody } from './webhook-form';

const values = { ...newWebhookValues(), url: ' https://hooks.example.com/hedgerow ' };

it('subscribes to all events unless some are chosen', () => {
  const body = { url: 'https://hooks.example.com/hedgerow', description: '' };
  expect(toCreateBody({ ...values, eventTypes: ['client.*'] })).toEqual({ ...body, eventTypes: ['*'] });
  expect(toCreateBody({ ...values, events: 'chosen', eventTypes: ['client.*'] })).toEqual({
    ...body,
    eventTypes: ['client.*'],
  });
});

it('sends only what changed', () => {
  expect(toUpdateBody(values, { ...values, description: 'Accounting' })).toEqual({ description: 'Accounting' });
});
