/** TeX's signs as Unicode has them; relations stand between blanks. */
export const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α',
  arg: 'arg',
  beta: 'β',
  bigcup: '⋃',
  cdots: '⋯',
  chi: 'χ',
  delta: 'δ',
  Delta: 'Δ',
  dots: '…',
  dotsc: '…',
  epsilon: 'ε',
  eta: 'η',
  gamma: 'γ',
  infty: '∞',
  int: '∫',
  lambda: 'λ',
  lceil: '⌈',
  ldots: '…',
  lfloor: '⌊',
  mu: 'μ',
  nabla: '∇',
  neg: '¬',
  nu: 'ν',
  omega: 'ω',
  Omega: 'Ω',
  partial: '∂',
  phi: 'φ',
  Phi: 'Φ',
  pi: 'π',
  Pi: 'Π',
  prod: '∏',
  psi: 'ψ',
  Psi: 'Ψ',
  rceil: '⌉',
  rfloor: '⌋',
  rho: 'ρ',
  sigma: 'σ',
  Sigma: 'Σ',
  sum: 'Σ',
  tau: 'τ',
  theta: 'θ',
  Theta: 'Θ',
  xi: 'ξ',
  '|': '‖',
};

export const RELATIONS: Readonly<Record<string, string>> = {
  approx: '≈',
  cdot: '·',
  equiv: '≡',
  ge: '≥',
  geq: '≥',
  in: '∈',
  land: '∧',
  le: '≤',
  leftarrow: '←',
  Leftrightarrow: '⇔',
  leq: '≤',
  lor: '∨',
  mid: '|',
  mod: 'mod',
  ne: '≠',
  neq: '≠',
  oplus: '⊕',
  pm: '±',
  Rightarrow: '⇒',
  rightarrow: '→',
  sim: '∼',
  subset: '⊂',
  times: '×',
  to: '→',
  vee: '∨',
  wedge: '∧',
};

/** Marks above a letter. */
export const ACCENTS: Readonly<Record<string, string>> = {
  bar: '\u0304',
  hat: '\u0302',
  tilde: '\u0303',
  vec: '\u20d7',
  widehat: '\u0302',
};

/** Names of a program. */
export const CODE = new Set(['mathtt', 'texttt']);

/** Only the look of their argument. */
export const STYLES = new Set(
  'bm boldsymbol mathbb mathbf mathcal mathit mathrm mbox operatorname text textbf textit textrm'.split(' '),
);

/** Say nothing in plain text; those with `true` take an argument that says nothing either. */
export const SILENT: Readonly<Record<string, boolean>> = {
  displaystyle: false,
  hspace: true,
  left: false,
  limits: false,
  right: false,
  scriptsize: false,
  '(': false,
  ')': false,
};

const MATRIX = (rows: string): string => `\\begin{bmatrix}${rows}\\end{bmatrix}`;

/** The macros that OpenCV adds to TeX (`mymath.sty`): the number of arguments, and the text. */
export const MACROS: Readonly<Record<string, [count: number, text: string]>> = {
  cameramatrix: [1, `#1 = ${MATRIX('f_x & 0 & c_x \\\\ 0 & f_y & c_y \\\\ 0 & 0 & 1')}`],
  distcoeffs: [
    0,
    '(k_1, k_2, p_1, p_2[, k_3[, k_4, k_5, k_6[, s_1, s_2, s_3, s_4[, \\tau_x, \\tau_y]]]])\\text{ of 4, 5, 8, 12 or 14 elements}',
  ],
  distcoeffsfisheye: [0, '(k_1, k_2, k_3, k_4)'],
  fork: [4, '\\begin{cases}#1 & #2 \\\\ #3 & #4\\end{cases}'],
  forkthree: [6, '\\begin{cases}#1 & #2 \\\\ #3 & #4 \\\\ #5 & #6\\end{cases}'],
  forkfour: [8, '\\begin{cases}#1 & #2 \\\\ #3 & #4 \\\\ #5 & #6 \\\\ #7 & #8\\end{cases}'],
  hdotsfor: [1, '\\dots'],
  vecthree: [3, MATRIX('#1 \\\\ #2 \\\\ #3')],
  vecthreethree: [9, MATRIX('#1 & #2 & #3 \\\\ #4 & #5 & #6 \\\\ #7 & #8 & #9')],
};
