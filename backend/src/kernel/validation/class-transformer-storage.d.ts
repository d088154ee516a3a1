// The package ships this module without types beside it; @nestjs/mapped-types reads it as well.
declare module 'class-transformer/cjs/storage.js' {
  export { defaultMetadataStorage } from 'class-transformer/types/storage.js';
}
