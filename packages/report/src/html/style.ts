import { severityColours, toneColours } from '../palette.ts';

const tones = Object.entries(toneColours)
  .map(([tone, colour]) => `.s-${tone}{stroke:${colour}}.f-${tone}{fill:${colour}}`)
  .join('');
const severities = Object.entries(severityColours)
  .map(
    ([name, { ink, tint }]) => `.chip-${name}{color:${ink};background:${tint};border-color:${ink}}`,
  )
  .join('');

/** The look of a report: light, and fit to be printed. */
export const style = `
@page{size:A4;margin:16mm 15mm}
*{box-sizing:border-box}
html{color:#12181f;background:#fff;font:15px/1.5 Geist,system-ui,sans-serif;font-variant-numeric:tabular-nums}
body{max-width:780px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:28px;line-height:36px;font-weight:600;margin:0 0 8px}
h2{font-size:22px;line-height:28px;font-weight:600;margin:0 0 8px;overflow-wrap:anywhere}
h3{font-size:16px;line-height:22px;font-weight:600;margin:28px 0 8px}
h4{font-size:14px;line-height:20px;font-weight:600;margin:20px 0 4px;overflow-wrap:anywhere}
p{margin:0 0 10px;max-width:72ch;overflow-wrap:anywhere}
small,.soft,figcaption{color:#4a5560;font-size:13px;line-height:18px}
a{color:#0a5f73}
article{border-top:2px solid #12181f;margin-top:48px;padding-top:20px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:18px}
th,td{text-align:left;vertical-align:top;padding:5px 8px 5px 0;border-bottom:1px solid #d5dbe1;overflow-wrap:anywhere}
th{font-weight:600;color:#4a5560;white-space:nowrap}
table.dense{font-size:12px;line-height:16px}
td.n,th.n{text-align:right;white-space:nowrap}
td.t{white-space:nowrap}
.m{font-family:"Geist Mono",ui-monospace,monospace;font-size:12px}
ol.story{list-style:none;margin:0;padding:0}
ol.story li{display:grid;grid-template-columns:128px 1fr;gap:4px 16px;padding:8px 0;border-bottom:1px solid #d5dbe1}
ol.story li>*{min-width:0;overflow-wrap:anywhere}
.kind{color:#4a5560;font-size:12px}
.chip{display:inline-block;border:1px solid;border-radius:4px;padding:0 8px;font-size:13px;line-height:20px;font-weight:600;white-space:nowrap}
dl{display:grid;grid-template-columns:128px 1fr;gap:6px 16px;margin:0 0 12px}
dt{color:#4a5560}
dd{margin:0;overflow-wrap:anywhere}
figure{margin:8px 0 16px}
svg{display:block;width:100%;height:auto}
.f-none{fill:#fff}
ul{margin:0 0 10px;padding-left:20px}
.narrow{display:none}
${tones}${severities}
@media screen and (max-width:640px){.wide{display:none}.narrow{display:block;list-style:none;padding:0;font-size:13px}body{padding:20px 16px}ol.story li,dl{grid-template-columns:1fr;gap:0 16px}dd{margin-bottom:6px}
thead{display:none}table,tbody,tr,td{display:block}tr{border-bottom:1px solid #d5dbe1;padding:6px 0}
td,td.n{border:0;padding:1px 0 1px 112px;text-align:left;display:flow-root}td::before{content:attr(data-label);float:left;width:104px;margin-left:-112px;color:#4a5560;white-space:normal}
figure{overflow-x:auto}svg{min-width:560px}}
@media print{html{font-size:12.5px}body{max-width:none;padding:0}article{break-before:page;margin-top:0;border-top:0;padding-top:0}
h2,h3,h4{break-after:avoid}figure,tr,ol.story li{break-inside:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}}
`;
