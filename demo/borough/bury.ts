/** Bury's six townships (BU1): settlements at their real positions, an outline good enough for a demonstration. */
import { type Council, settlement } from './council.ts';

export const bury: Council = {
  outline: [
    [-2.3, 53.667],
    [-2.33, 53.664],
    [-2.355, 53.645],
    [-2.37, 53.62],
    [-2.365, 53.6],
    [-2.375, 53.585],
    [-2.365, 53.56],
    [-2.345, 53.545],
    [-2.315, 53.543],
    [-2.305, 53.53],
    [-2.29, 53.515],
    [-2.265, 53.513],
    [-2.252, 53.525],
    [-2.243, 53.545],
    [-2.25, 53.56],
    [-2.24, 53.578],
    [-2.235, 53.6],
    [-2.255, 53.615],
    [-2.262, 53.635],
    [-2.268, 53.655],
    [-2.3, 53.667],
  ],
  localities: [
    {
      id: 'ramsbottom-tottington',
      name: 'Ramsbottom and Tottington',
      share: 0.17,
      settlements: [
        settlement('Ramsbottom', 53.6478, -2.3169, 'BL0', 3),
        settlement('Holcombe Brook', 53.626, -2.333, 'BL8', 1.5, 0.5),
        settlement('Tottington', 53.6133, -2.3389, 'BL8', 2, 0.5),
        settlement('Summerseat', 53.629, -2.313, 'BL9', 0.5, 0.3),
      ],
    },
    {
      id: 'bury-east',
      name: 'Bury East',
      share: 0.2,
      settlements: [
        settlement('Bury', 53.5933, -2.2966, 'BL9', 2),
        settlement('Fairfield', 53.599, -2.262, 'BL9', 1.5),
        settlement('Walmersley', 53.613, -2.293, 'BL9', 1),
        settlement('Moorside', 53.6, -2.286, 'BL9', 1.5, 0.5),
        settlement('Redvales', 53.58, -2.293, 'BL9', 1.5, 0.5),
      ],
    },
    {
      id: 'bury-west',
      name: 'Bury West',
      share: 0.16,
      settlements: [
        settlement('Elton', 53.593, -2.318, 'BL8', 2, 0.5),
        settlement('Brandlesholme', 53.608, -2.318, 'BL8', 1, 0.5),
        settlement('Walshaw', 53.599, -2.342, 'BL8', 1, 0.5),
        settlement('Seddons Farm', 53.585, -2.33, 'BL8', 1, 0.5),
      ],
    },
    {
      id: 'radcliffe',
      name: 'Radcliffe',
      share: 0.19,
      settlements: [
        settlement('Radcliffe', 53.561, -2.326, 'M26', 3),
        settlement('Ainsworth', 53.585, -2.358, 'BL2', 0.5, 0.4),
        settlement('Black Lane', 53.574, -2.343, 'M26', 1, 0.6),
        settlement('Outwood', 53.553, -2.32, 'M26', 1, 0.4),
      ],
    },
    {
      id: 'whitefield-unsworth',
      name: 'Whitefield and Unsworth',
      share: 0.14,
      settlements: [
        settlement('Whitefield', 53.5513, -2.296, 'M45', 2),
        settlement('Unsworth', 53.566, -2.274, 'BL9', 1.5, 0.6),
        settlement('Besses', 53.544, -2.288, 'M45', 1, 0.4),
      ],
    },
    {
      id: 'prestwich',
      name: 'Prestwich',
      share: 0.14,
      settlements: [
        settlement('Prestwich', 53.5333, -2.2833, 'M25', 2, 0.6),
        settlement('Sedgley Park', 53.522, -2.269, 'M25', 1.5, 0.5),
        settlement("St Mary's", 53.531, -2.295, 'M25', 0.8, 0.4),
      ],
    },
  ],
};
