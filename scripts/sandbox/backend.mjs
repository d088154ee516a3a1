// API and worker in one process. What npm start runs in two loads the same thousand modules: half the time of a reset.
const dist = new URL('../../backend/dist/', import.meta.url);
for (const main of ['main.worker.js', 'main.api.js']) await import(new URL(main, dist).href);
