export { GUIDES_PATH, serveGuides } from './serve-guides.js';
