import type { MessageDto, MessageSummaryDto } from '../api/generated/requests/types.gen';
import { among, matches, pageOf } from './engine/page';
import type { MockApi } from './mock-api';
import { notFound } from './problem';

export const messagesMock = {
  listMessages: ({ company, query }) => {
    const found = company.messages
      .all()
      .filter(
        (message) =>
          among(query.state, message.state) &&
          among(query.clientId, message.clientId) &&
          among(query.jobId, message.jobId) &&
          matches([message.subject, message.toAddress, message.toName], query.q),
      )
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    return pageOf(found.map(summaryOf), query);
  },

  getMessage: ({ company, path }) => company.messages.get(path.messageId),

  downloadMessageAttachment: ({ company, path }) => {
    const { attachments } = company.messages.get(path.messageId);
    const file = company.files.get(path.fileId);
    if (!file || !attachments.some(({ fileId }) => fileId === path.fileId))
      throw notFound('attachment_not_found', 'There is no such attachment.');
    return file;
  },
} satisfies Partial<MockApi>;

function summaryOf(message: MessageDto): MessageSummaryDto {
  const { id, kind, state, subject, toAddress, toName, clientId, jobId, attempts, failure } = message;
  const { createdAt, updatedAt, deliveredAt, version } = message;
  return {
    ...{ id, kind, state, subject, toAddress, toName, clientId, jobId, attempts, failure },
    ...{ createdAt, updatedAt, deliveredAt, version },
  };
}
