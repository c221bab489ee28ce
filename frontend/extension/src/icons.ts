import { LabIcon } from '@jupyterlab/ui-components';

// A bolt over three linked machines, drawn for this panel. `jp-icon3` lets the theme choose the colour.
const SPARK_SVG = `
<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">
  <g class="jp-icon3" fill="#616161">
    <path d="M9.3 0.6 L4.1 7.6 h3.1 L6.3 12 L11.9 4.9 H8.5 Z"/>
    <circle cx="2.4" cy="13.6" r="1.7"/>
    <circle cx="8" cy="13.9" r="1.7"/>
    <circle cx="13.6" cy="13.6" r="1.7"/>
    <path d="M2.4 13.1 h11.2 v1 H2.4 Z"/>
  </g>
</svg>`;

/** The panel's own icon. */
export const sparkIcon = new LabIcon({ name: 'startspark:spark', svgstr: SPARK_SVG });
