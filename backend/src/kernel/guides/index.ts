export { serveGuides } from './serve-guides.js';
