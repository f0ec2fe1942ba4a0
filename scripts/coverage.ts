/**
 * npm run coverage                what is declared, what of it is bound, and what cv2 has beyond that
 * npm run coverage -- --executed  what the parity tests ran and compared, by the records of their last run
 */
await import(process.argv.includes('--executed') ? './coverage/report.js' : './coverage/names.js');
