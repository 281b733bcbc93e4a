"""How a web page looks: on a wide screen and a narrow one, light and dark, and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --edge: #767676; --late: #9b0000;
  --soon: #6b4400; --done: #0a5a1c; --link: #0b3d91; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f2; --paper: #161616; --edge: #8f8f8f;
  --late: #ffaaaa; --soon: #ffd27d; --done: #8fe0a4; --link: #a9c8ff; } }
* { box-sizing: border-box; }
body { font: 1.05rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.1rem; font-weight: 600; margin: 0 0 .5rem; }
h2 { font-size: 1.05rem; margin: 1rem 0 .25rem; }
h3 { font-size: 1rem; margin: .75rem 0 .25rem; }
p, ul, ol, dl, table { margin: .25rem 0; }
a { color: var(--link); display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
.verdict { font-size: 1.35rem; line-height: 1.3; font-weight: 700; margin: 0 0 .75rem;
  border-left: .4rem solid var(--edge); padding-left: .75rem; }
.late { border-color: var(--late); } .soon { border-color: var(--soon); }
.done { border-color: var(--done); }
.verdict.late, .stands.late { color: var(--late); }
.verdict.soon, .stands.soon { color: var(--soon); }
.verdict.done, .stands.done { color: var(--done); }
section.date { border-left: .25rem solid var(--edge); padding-left: .75rem; margin: .75rem 0; }
.day { font-size: 1.3rem; font-weight: 700; margin: 0; } .stands { font-weight: 400; }
section.date h2 { margin: 0; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 0 .75rem; }
dt { font-weight: 600; } dd { margin: 0; min-width: 0; }
@media (max-width: 34rem) { dl { display: block; } dd { margin: 0 0 .25rem; } }
ul, ol { padding-left: 1.25rem; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--edge); padding: .2rem .4rem;
  text-align: left; vertical-align: top; }
.wide { overflow-x: auto; }
svg { width: 100%; height: auto; display: block; margin: .25rem 0; }
svg text { font: 13px system-ui, sans-serif; fill: var(--ink); }
svg .line { stroke: var(--edge); stroke-width: 2; } svg .mark { fill: var(--ink); }
svg .mark.late { fill: var(--late); } svg .mark.soon { fill: var(--soon); }
svg .mark.done { fill: var(--done); }
footer { font-size: .9rem; border-top: 1px solid var(--edge); margin-top: 1rem;
  padding-top: .5rem; }
@page { size: A4; margin: 14mm; }
@media print { :root { --ink: #000; --paper: #fff; --edge: #555; --late: #000; --soon: #000;
  --done: #000; --link: #000; } body { font-size: 9.5pt; line-height: 1.35; max-width: none;
  padding: 0; } .verdict { font-size: 13pt; } .day { font-size: 12pt; }
  h2, h3 { break-after: avoid; }
  section.date { break-inside: avoid; } }
"""
