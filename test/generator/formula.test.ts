import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainFormula } from '../../scripts/generator/emit/formula.js';

const formulas: [tex: string, plain: string][] = [
  ['\\texttt{dst} (I) =  \\texttt{src1}(I) \\ne 0', 'dst(I) = src1(I) ≠ 0'],
  ['x_1^2 + x_{i,j} + e^{-\\alpha t}', 'x₁² + x_(i,j) + e^(-α t)'],
  ['\\frac{1}{N} \\sum_{i=0}^n \\bar{H}_k', '1 / N Σ_(i=0)ⁿ H̄_k'],
  ['\\frac{a+b}{\\sqrt{x^2+y^2}}', '(a+b) / (√(x²+y²))'],
  ['\\texttt{CV_8U} \\cdot \\texttt{a\\_b}', 'CV_8U · a_b'],
  ['\\begin{bmatrix} f_x & 0 & c_x\\\\ 0 & f_y & c_y \\end{bmatrix}', '[f_x, 0, c_x; 0, f_y, c_y]'],
  ['\\vecthree{x}{y}{1}', '[x; y; 1]'],
  [
    '\\texttt{dst} (x,y) = \\fork{0}{if \\(\\texttt{src}(x,y) > T\\)}{\\texttt{maxval}}{otherwise}',
    'dst(x,y) = { 0 if src(x,y) > T; maxval otherwise }',
  ],
  ['\\begin{array}{l} x \\leftarrow 1 \\\\ y \\leftarrow 2 \\end{array}', 'x ← 1\ny ← 2'],
  ['\\left\\|\\mathbf{r}\\right\\| \\leq \\infty', '‖r‖ ≤ ∞'],
  ['\\cos ( \\theta ) , \\min _I', 'cos(θ), min_I'],
  ['\\distcoeffsfisheye', '(k₁, k₂, k₃, k₄)'],
  ['a \\quad \\textrm{where} \\hspace{3em} b.', 'a where b'],
];

test('TeX as text', () => {
  for (const [tex, plain] of formulas) assert.equal(plainFormula(tex), plain, tex);
});
