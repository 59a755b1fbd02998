/** The API page's style; light and dark, no script, nothing from elsewhere. */
export const style = `
:root { color-scheme: light dark; --ink: #16212b; --soft: #5b6873; --line: #dde3e8; --back: #fff; --tint: #f4f7f8; --accent: #0b6b63; --good: #0b6b63; --bad: #a8200d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf1; --soft: #9fb0bb; --line: #2c3a44; --back: #10181d; --tint: #18232a; --accent: #5cc8bd; --good: #5cc8bd; --bad: #ff8d7a; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; display: grid; grid-template-columns: 19rem minmax(0, 1fr); color: var(--ink); background: var(--back); font: 16px/1.55 "Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1.25rem; background: var(--tint); border-right: 1px solid var(--line); font-size: .875rem; }
nav h2 { margin: 1.2rem 0 .3rem; font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
nav a { display: block; padding: .16rem 0; color: inherit; text-decoration: none; } nav a:hover { color: var(--accent); }
nav .brand { font-size: 1.2rem; font-weight: 700; color: var(--accent); }
main { max-width: 60rem; padding: 2rem 2.5rem 6rem; }
h1 { margin: 0 0 .5rem; font-size: 2.1rem; letter-spacing: -.02em; } h2.tag { margin: 3.5rem 0 0; font-size: 1.5rem; letter-spacing: -.01em; } h2.tag + p { margin: .1rem 0 0; color: var(--soft); }
section { margin-top: 2rem; padding-top: 1.6rem; border-top: 1px solid var(--line); }
h3 { margin: 1.6rem 0 .3rem; font-size: 1.05rem; font-weight: 600; overflow-wrap: anywhere; } section h3 { margin: 0; } h4 { margin: 1.2rem 0 .35rem; font-size: .8rem; color: var(--soft); }
h3 b { display: inline-block; min-width: 3.6em; margin-right: .3em; padding: .1em .5em; border-radius: .3em; text-align: center; font-size: .75rem; color: #fff; background: #31617e; }
h3 .post { background: #0b6b63; } h3 .put, h3 .patch { background: #8a5a00; } h3 .delete { background: #a8200d; }
.summary { margin: .4rem 0 0; font-size: 1.15rem; font-weight: 600; }
.roles span { display: inline-block; margin-left: .35rem; padding: 0 .55em; border: 1px solid var(--line); border-radius: 1em; color: var(--soft); font-size: .75rem; font-weight: 500; vertical-align: .15em; }
main a { color: var(--accent); } li { margin: .9rem 0; }
code, pre { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .85em; }
pre { margin: .6rem 0; padding: .9rem 1.1rem; overflow-x: auto; border: 1px solid var(--line); border-left: 3px solid var(--accent); border-radius: .5rem; background: var(--tint); line-height: 1.5; }
table { width: 100%; margin: .4rem 0; border-collapse: collapse; font-size: .875rem; } th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 500; color: var(--soft); } td:first-child { width: 30%; } td:nth-child(2) { width: 26%; } tr:target, table:target { background: var(--tint); }
i { color: var(--bad); font-style: normal; } s { color: var(--soft); text-decoration: none; } small { color: var(--soft); } b.good { color: var(--good); } b.bad { color: var(--bad); font-weight: 500; }
@media (max-width: 860px) { body { display: block; } nav { position: static; height: auto; border-right: 0; } main { padding: 1.5rem 1.1rem 4rem; } }
@media print { nav { display: none; } body { display: block; } }`;
