/** The one style of all pages: in the colours that the reader's system has, on any width, and readable without it. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1f2328;--dim:#59636e;--paper:#fff;--sheet:#f6f8fa;--rule:#d1d9e0;--link:#0969da;
--good:#116329;--warn:#7d4e00;--bad:#a40e26;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--dim:#9198a1;--paper:#0d1117;--sheet:#151b23;--rule:#3d444d;--link:#4493f8;
--good:#3fb950;--warn:#d29922;--bad:#f85149}}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,sans-serif;max-width:68rem;margin:0 auto;padding:1.2rem 1rem 2rem;color:var(--ink);background:var(--paper)}
a{color:var(--link)}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.4rem 1rem;margin-bottom:1rem}
h1{font-size:1.35rem;line-height:1.3;margin:0;overflow-wrap:anywhere}
form{display:inline-block;margin:0 .6rem 0 0}
button{font:inherit;font-size:.87rem;color:inherit;background:var(--sheet);border:1px solid var(--rule);border-radius:6px;padding:.3rem .8rem;cursor:pointer}
button:hover{border-color:var(--dim)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.who{display:flex;align-items:center;gap:.8rem;color:var(--dim);font-size:.87rem}.who form{margin:0}
.badge{display:inline-block;padding:.05rem .65rem;border:1px solid currentColor;border-radius:2rem;font-size:.87rem;font-weight:600}
.badge.done{color:var(--good)}.badge.running{color:var(--link)}.badge.error{color:var(--bad)}.badge.info{color:var(--dim)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.2rem;margin:0 0 1rem}
dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
pre,#log{font:13px/1.55 var(--mono);background:var(--sheet);border:1px solid var(--rule);border-radius:6px}
pre{margin:0;padding:.7rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid var(--rule)}
.failure pre{border-left-color:var(--bad)}.failure{margin:0 0 1rem}.failure h2{font-size:1rem;margin:0 0 .4rem}.failure p{margin:.5rem 0 0}
#log{list-style:none;margin:0;padding:.6rem 0;max-height:70vh;min-height:3rem;overflow-y:auto;scrollbar-gutter:stable}
#log li{display:flex;gap:1rem;padding:0 .9rem;border-left:3px solid transparent}
#log span{white-space:pre-wrap;overflow-wrap:anywhere;min-width:0}
#log time{color:var(--dim);flex:none;user-select:none}
#log .done span{color:var(--good)}#log .warning span{color:var(--warn)}#log .error span{color:var(--bad)}
#log .warning{border-left-color:var(--warn)}#log .error{border-left-color:var(--bad)}
.said{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;margin:0 0 .4rem}.said h2{font-size:1rem;margin:0}
#live{color:var(--dim);font-size:.87rem}
@media(max-width:40rem){dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}#log li{display:block;padding:.1rem .7rem}#log time{font-size:11px;margin-right:.6rem}}
@media print{#log{max-height:none;overflow:visible}.who,#live{display:none}}
`;
