/**
 * The printable page's style. A sheet is exactly one A4 side; `--fit` (at most 1, set on each sheet) shrinks the
 * lines of a long round so that it still ends on its side. Ink on white, one accent; nothing is told by colour alone.
 */
export const style = `
:root { --ink: #16212b; --soft: #5b6873; --line: #d9dfe4; --accent: #0b6b63; --tint: #eef6f5; --alert: #a8200d; }
@page { size: A4; margin: 0; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: #e9edf0;
  font: 10.5pt/1.3 "Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.sheet { width: 210mm; height: 297mm; margin: 8mm auto; padding: 11mm 13mm 9mm; background: #fff; overflow: hidden;
  display: flex; flex-direction: column; box-shadow: 0 1px 6px rgb(22 33 43 / .18); break-after: page; }
.sheet:last-child { break-after: auto; }
header { display: flex; gap: 7mm; justify-content: space-between; padding-bottom: 4mm; border-bottom: .7mm solid var(--accent); }
.who { flex: 1; display: flex; flex-direction: column; }
.provider { margin: 0; color: var(--soft); font-size: 9pt; }
h1 { margin: .6mm 0 0; font-size: 19pt; line-height: 1.12; letter-spacing: -.01em; }
h1 .ref { color: var(--soft); font-size: 10pt; font-weight: 400; letter-spacing: 0; }
.when { margin: 1mm 0 0; font-size: 12pt; }
.when b { font-size: 13pt; }
.state { display: inline-block; margin-left: 2mm; padding: .2mm 2mm; border: .3mm solid currentColor; border-radius: 3mm;
  color: var(--accent); font-size: 8pt; font-weight: 600; vertical-align: .5mm; }
.state.draft { color: var(--alert); border-style: dashed; }
dl { display: flex; gap: 6mm; margin: auto 0 0; padding-top: 3mm; }
dl div { display: flex; flex-direction: column-reverse; }
dt { color: var(--soft); font-size: 7.5pt; }
dd { margin: 0; font-size: 12.5pt; font-weight: 650; line-height: 1.15; }
.map { flex: none; width: 62mm; height: 44mm; border: .25mm solid var(--line); border-radius: 2mm; background: #fafcfc; }
ol { flex: 1; min-height: 0; margin: 0; padding: 2mm 0 0; list-style: none; font-size: calc(10.5pt * var(--fit)); }
ol.two { columns: 2; column-gap: 7mm; column-fill: auto; }
ol.two li { grid-template-columns: calc(29mm * var(--fit) + 2.5mm) calc(8mm * var(--fit)) minmax(0, 1fr) auto; }
ol.two .how { display: none; }
li > span { min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
li > .number, li > .rail, li > .time { overflow: visible; }
li { break-inside: avoid; display: grid; grid-template-columns: calc(29mm * var(--fit) + 3mm) calc(8mm * var(--fit) + 1mm) 1fr auto; align-items: center;
  column-gap: 1.5mm; }
.visit { height: calc(10.4mm * var(--fit)); border-top: .2mm solid var(--line); }
.visit .time { font-size: 1.2em; font-weight: 700; letter-spacing: -.01em; }
.number { display: grid; place-items: center; justify-self: center; width: 1.75em; height: 1.75em; border-radius: 50%; background: var(--accent);
  color: #fff; font-size: .84em; font-weight: 700; }
.visit .client { font-size: 1.16em; font-weight: 650; }
.visit .client small { color: var(--soft); font-weight: 400; font-size: .76em; }
.visit .window { display: block; color: var(--soft); font-size: .78em; line-height: 1.2; }
.visit .facts { text-align: right; font-weight: 600; }
.tag { display: inline-block; margin-left: 1mm; padding: 0 1.4mm; border: .25mm solid currentColor; border-radius: 1mm;
  font-size: .76em; font-weight: 600; line-height: 1.55; }
.tag.critical { color: var(--alert); }
.tag.pair { color: #fff; background: var(--ink); border-color: var(--ink); }
.tag.fixed { color: var(--soft); }
.leg { height: calc(5.1mm * var(--fit)); color: var(--soft); font-size: .88em; }
.leg .time { padding-left: .2mm; }
.leg .rail { justify-self: center; height: 100%; border-left: .5mm dotted #9fb1b3; }
.pause { height: calc(6.2mm * var(--fit)); background: var(--tint); border-radius: 1mm; font-size: .92em; }
.pause .time { padding-left: .2mm; }
.day { height: calc(6.2mm * var(--fit)); font-weight: 700; color: var(--accent); break-after: avoid; }
li.day, ol.two li.day { grid-template-columns: 1fr; }
footer { display: flex; justify-content: space-between; gap: 6mm; padding-top: 2mm; border-top: .25mm solid var(--line);
  color: var(--soft); font-size: 7.5pt; }
.none { margin: 12mm 0; color: var(--soft); font-size: 12pt; }
.leftout li { grid-template-columns: 1fr auto; padding: 1.6mm 0; border-top: .2mm solid var(--line); }
.leftout small { display: block; color: var(--soft); }
@media print { body { background: #fff; } .sheet { margin: 0; box-shadow: none; } }
@media screen and (max-width: 800px) {
  .sheet { width: auto; height: auto; margin: 0 0 3mm; padding: 5mm 4mm; --fit: 1 !important; }
  header { flex-direction: column; gap: 3mm; } .map { width: 100%; height: auto; aspect-ratio: 62 / 44; }
  dl { flex-wrap: wrap; gap: 2mm 6mm; } ol.two { columns: 1; } li:not(.day), ol.two li:not(.day) { grid-template-columns: 27mm 9mm minmax(0, 1fr); } li > span { white-space: normal; } .visit { height: auto; padding: 2mm 0; }
  .visit .facts { grid-column: 3; text-align: left; } .leg { height: auto; padding: .6mm 0; } .leg > :last-child { display: none; } .pause { height: auto; padding: 1mm 0; }
}`;
