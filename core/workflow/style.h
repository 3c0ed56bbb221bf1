#pragma once

namespace tw::workflow::html {

/// Colours: blue and orange of Okabe and Ito (2008), told apart with any colour vision; the dark theme uses lighter tints.
inline constexpr const char* style = R"css(
:root { --paper: #f7f7f5; --card: #ffffff; --ink: #1c2126; --soft: #5b6570; --line: #d9dde1; --real: #0072b2; --made: #e69f00;
  --good: #00734f; --bad: #b3400a; --grid: #e6e9ec; --focus: #0072b2; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --card: #1d2125; --ink: #e8eaec; --soft: #a2abb4; --line: #353b41;
  --real: #5cb3e6; --made: #f0b64a; --good: #4fc79b; --bad: #f08a5a; --grid: #2b3136; --focus: #5cb3e6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
header, main { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; margin: 0 0 .75rem; }
h3 { font-size: 1.02rem; margin: 1.5rem 0 .5rem; }
h3 .soft { font-weight: 400; }
p { margin: .4rem 0 .8rem; max-width: 48rem; }
.soft, caption, figcaption { color: var(--soft); }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: 1rem 0 1.5rem; }
a { color: var(--real); text-underline-offset: .15em; }
a:focus-visible, input:focus-visible + label, summary:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.4rem 1.5rem; margin: 0 0 1.25rem; }
.tiles + p { margin-top: 1rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .75rem; margin: 0; }
.tiles > div { border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; }
.tiles dt { color: var(--soft); font-size: .82rem; }
.tiles dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; font-weight: 600; }
.note { border-left: 4px solid var(--made); padding: .4rem .9rem; background: color-mix(in srgb, var(--made) 9%, transparent); max-width: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .93rem; }
caption { text-align: left; padding-bottom: .4rem; font-size: .88rem; }
th, td { padding: .38rem .7rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td.text { text-align: left; }
thead th { color: var(--soft); font-weight: 600; font-size: .85rem; }
tbody th { font-weight: 500; }
td.text { white-space: normal; }
.good { color: var(--good); } .bad { color: var(--bad); }
.pictures { display: flex; flex-wrap: wrap; gap: .6rem; margin: .3rem 0 .9rem; }
figure { margin: 0; width: 84px; }
figure img, .missing { width: 84px; height: 84px; object-fit: contain; image-rendering: pixelated; border-radius: 5px; background: #000; display: block;
  border: 2px solid transparent; }
.missing { display: grid; place-items: center; font-size: .7rem; color: #ddd; }
figcaption { font-size: .74rem; line-height: 1.3; margin-top: .2rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
figure.accepted img { border-color: var(--good); } figure.rejected img { border-color: var(--bad); border-style: dashed; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: .2rem 1.5rem; }
.sides figure, .sides figure img, .sides .missing { width: 68px; }
.sides figure img, .sides .missing { height: 68px; }
h4 { margin: .3rem 0; font-size: .85rem; color: var(--soft); font-weight: 500; }
details { border-top: 1px solid var(--line); padding: .5rem 0; } details:first-of-type { margin-top: .8rem; }
summary { cursor: pointer; font-weight: 600; } summary .soft { font-weight: 400; }
pre { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; font-size: .84rem; line-height: 1.5; }
code { font-size: .9em; overflow-wrap: anywhere; }
svg { width: 100%; height: auto; display: block; font: 12px system-ui, "Segoe UI", "Noto Sans", sans-serif; }
svg text { fill: var(--ink); } svg .soft { fill: var(--soft); }
svg .real { fill: var(--real); } svg .made { fill: var(--made); } svg .axis { stroke: var(--soft); } svg .grid { stroke: var(--grid); }
svg .error { stroke: var(--ink); stroke-width: 1.4; } svg .up { fill: var(--good); } svg .down { fill: var(--bad); }
svg .g0 { fill: var(--ink); } svg .g1 { fill: var(--real); } svg .g2 { fill: color-mix(in srgb, var(--real) 55%, var(--card)); } svg .g3 { fill: var(--made); }
svg .hand { fill: none; stroke: var(--ink); stroke-width: 1.6; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .86rem; color: var(--soft); margin: .2rem 0 .4rem; padding: 0; list-style: none; }
.legend i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .4em; vertical-align: -.05em; }
.switch { border: 0; padding: 0; margin: 0; }
.switch > input { position: absolute; opacity: 0; }
.switch > label { display: inline-block; border: 1px solid var(--line); padding: .1rem .8rem; cursor: pointer; font-size: .86rem; color: var(--soft); }
.switch > label:first-of-type { border-radius: 6px 0 0 6px; } .switch > label:last-of-type { border-radius: 0 6px 6px 0; border-left: 0; }
.switch > input:checked + label { background: var(--real); border-color: var(--real); color: var(--card); }
.switch > div { display: none; padding-top: .6rem; }
.switch > input:nth-of-type(1):checked ~ .first, .switch > input:nth-of-type(2):checked ~ .second { display: block; }
@media print { body { background: #fff; } section { break-inside: avoid-page; border: 0; padding: 0; } nav { display: none; } }
)css";

}  // namespace tw::workflow::html
