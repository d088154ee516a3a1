export { Avatars } from './avatars.js';
export { ProfilesModule } from './profiles.module.js';
