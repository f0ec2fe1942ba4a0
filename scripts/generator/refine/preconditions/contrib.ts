import type { PreconditionRow } from '../preconditions.js';

export const contrib: readonly PreconditionRow[] = [
  {
    module: 'bgsegm',
    callable: 'bgsegm.BackgroundSubtractorMOG.setNMixtures',
    needs: 'nmix_ > 0',
    says: "'nmix' must be positive",
    reason: 'apply reads the first of them',
  },
];
