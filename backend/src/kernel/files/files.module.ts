import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentStore } from './content-store.js';
import { FileSweeper } from './file-sweeper.js';
import { FilesProcessor } from './files.processor.js';
import { FilesSchedule } from './files.schedule.js';
import { Files } from './files.js';
import { FolderStore } from './folder-store.js';
import { Staging } from './staging.js';
import { StoredFile } from './stored-file.entity.js';
import { UnusedContent } from './unused-content.js';

/** Files of companies, everywhere injectable. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([StoredFile])],
  providers: [
    { provide: ContentStore, useClass: FolderStore },
    Staging,
    UnusedContent,
    Files,
    FileSweeper,
    FilesProcessor,
    FilesSchedule,
  ],
  exports: [Files],
})
export class FilesModule {}
