// Preloaded into tools that know nothing of a supervisor: they end when its channel closes, also after a kill -9.
process.on('disconnect', () => process.exit(0));
