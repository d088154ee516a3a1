import { appError } from '../../kernel/problem/index.js';

export class MessageNotFound extends appError(404, 'message_not_found', 'Message not found') {}

export class AttachmentNotFound extends appError(404, 'attachment_not_found', 'Attachment not found') {}
