export { attachment, inline } from './attachment.js';
export { type FileRef, Files, type OpenFile } from './files.js';
export { FileNotFound, UnreadableImage } from './files.errors.js';
export { FilesModule } from './files.module.js';
export { redrawn } from './redrawn-picture.js';
export type { StagedFile } from './staging.js';
export { IncomingFile, Upload, UPLOAD_ERRORS } from './upload.js';
