// The stylesheet, as text: paper, hairlines, air. Colours and sizes as in the app's theme.
#pragma once
#include <string_view>

namespace passerelle::pages {

inline constexpr std::string_view kStyle = R"CSS(
:root{color-scheme:light dark;--paper:#FBF8F3;--card:#FFFFFF;--line:#DDD5C7;--ink:#1C2329;--soft:#5A636B;--sea:#0B4F6C;
--coral:#C2411C;--oncoral:#FFFFFF;--good:#1F6F4A;--bad:#A3241B;--puzzling:#6A4C93;--notice:#7A4B00;--noticepaper:#FFF1D6}
@media (prefers-color-scheme:dark){:root{--paper:#0F161B;--card:#172129;--line:#2C3A45;--ink:#E8EDF0;--soft:#A3B0BA;
--sea:#7CC4E8;--coral:#FF9B7A;--oncoral:#0F161B;--good:#7BD3A8;--bad:#FF8F85;--puzzling:#C4A8F0;--notice:#F5C96B;--noticepaper:#3A2E12}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.45 Roboto,"Segoe UI",system-ui,sans-serif}
a{color:var(--sea);text-underline-offset:2px}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid var(--sea);outline-offset:2px}
header.top{border-bottom:1px solid var(--line);padding:0 16px}
header.top nav{max-width:1080px;margin:0 auto;display:flex;flex-wrap:wrap;align-items:center;gap:0 24px;min-height:56px}
header.top a{display:inline-flex;align-items:center;min-height:48px;text-decoration:none}
header.top a.brand{font-size:20px;font-weight:500;color:var(--ink);margin-right:auto;gap:8px}
header.top img{width:28px;height:28px}
main{max-width:720px;margin:0 auto;padding:24px 16px 48px}
main.wide{max-width:1080px}
h1{font-size:28px;line-height:1.2;font-weight:500;margin:8px 0 16px}
h2{font-size:20px;line-height:1.3;font-weight:500;margin:0 0 8px}
p,ul,ol{max-width:68ch;margin:0 0 16px}
.lead{color:var(--soft)}
.soft{color:var(--soft)}
.small{font-size:14px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px;margin:0 0 16px}
.card>:last-child{margin-bottom:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:16px;margin-bottom:16px}
.cards .card{margin:0}
.number{font-size:36px;line-height:1.1}
.good{color:var(--good)}.bad{color:var(--bad)}.puzzling{color:var(--puzzling)}
.notice{background:var(--noticepaper);color:var(--notice);border-radius:12px;padding:12px 16px;margin:0 0 16px}
.notice a{color:inherit}
.notice>:last-child{margin-bottom:0}
label{display:block;font-size:14px;color:var(--soft);margin:0 0 16px}
label.tick{display:flex;gap:12px;align-items:center;min-height:48px;font-size:16px;color:var(--ink)}
input,select,textarea{display:block;width:100%;min-height:48px;margin-top:4px;padding:8px 12px;font:inherit;color:var(--ink);background:var(--paper);
border:1px solid var(--soft);border-radius:8px}
label.tick input{width:24px;min-height:24px;height:24px;margin:0;flex:none}
input[type=file]{padding:10px 12px}
textarea{resize:vertical;line-height:1.45}
fieldset{border:0;margin:0 0 16px;padding:0}
legend{font-size:14px;color:var(--soft);padding:0}
.filing label.tick{margin:0}
.filing label[for]{margin:16px 0 0}
.filing .hint{font-size:14px;color:var(--soft);margin:4px 0 0}
.filing .wrong{font-size:14px;color:var(--bad);margin:4px 0 0}
[aria-invalid=true]{border:2px solid var(--bad)}
.filing fieldset,.filing>p{margin:16px 0 0}
.typed{white-space:pre-line;overflow-wrap:anywhere}
dl{margin:0}dt{font-size:14px;color:var(--soft)}dd{margin:0 0 12px;overflow-wrap:anywhere}
button,a.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:0 24px;border-radius:24px;font:inherit;font-weight:500;
border:1px solid var(--sea);background:transparent;color:var(--sea);text-decoration:none;cursor:pointer}
button.act{background:var(--coral);border-color:var(--coral);color:var(--oncoral)}
.row{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between}
.row form{margin:0}
.presses{display:flex;flex-wrap:wrap;gap:8px}
.list{list-style:none;padding:0;max-width:none}
.list>li{border-top:1px solid var(--line);padding:12px 0}
.list>li:last-child{border-bottom:1px solid var(--line)}
.scroll{overflow-x:auto;margin:0 0 16px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line)}
th{font-size:14px;font-weight:500;color:var(--soft)}
td.number{font-size:16px;font-variant-numeric:tabular-nums}
code,.link{font-family:"Roboto Mono",ui-monospace,monospace;font-size:14px;overflow-wrap:anywhere}
.words{font-size:20px;font-weight:500;letter-spacing:.02em}
.qr{width:min(280px,100%);background:#FFFFFF;border:1px solid var(--line);border-radius:12px;padding:8px;margin:0 0 16px}
.qr svg{display:block;width:100%;height:auto}
blockquote{font-size:20px;font-style:italic;margin:0 0 16px;max-width:60ch}
footer{max-width:720px;margin:0 auto;padding:0 16px 32px;font-size:12px;color:var(--soft)}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:16px}
.sheet .card{break-inside:avoid;margin:0}
.sheet .qr{width:100%;border:0;padding:0}
fieldset.card{border:1px solid var(--line)}legend{font-weight:500}
fieldset.card>legend{float:left;width:100%;margin:0 0 12px}fieldset.card>legend+*{clear:both}
.vote>legend{font-size:18px;color:inherit}
progress{width:100%}fieldset label.tick{margin:0}li.row>span:first-child{flex:1 1 0;min-width:180px}
.grades{display:grid;grid-template-columns:repeat(auto-fit,minmax(132px,1fr));gap:8px}
label.grade{display:flex;align-items:center;gap:8px;min-height:48px;margin:0;padding:8px 12px;border-radius:8px;font-size:16px;cursor:pointer;border:1px solid var(--soft)}
label.grade input{width:20px;min-height:20px;height:20px;margin:0;flex:none;accent-color:#1C2329}
label.grade:focus-within{outline:3px solid var(--sea);outline-offset:2px}label.grade:has(:checked){box-shadow:0 0 0 3px var(--sea);font-weight:500}
label.plain{color:var(--ink)}
label.g0{background:#8C510A;color:#FFFFFF}label.g1{background:#D8B365;color:#1C2329}label.g2{background:#F6E8C3;color:#1C2329}
label.g3{background:#C7EAE5;color:#1C2329}label.g4{background:#5AB4AC;color:#1C2329}label.g5{background:#01665E;color:#FFFFFF}
figure.shot,figure.memo{margin:0 0 16px}figure.shot img{display:block;max-width:100%;height:auto;border-radius:8px}figure.memo audio{width:100%}
.reply{border-left:4px solid var(--good)}
textarea{display:block;width:100%;margin-top:4px;padding:8px 12px;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:8px}
summary{cursor:pointer;min-height:32px;padding:8px 0;color:var(--sea)}
.ranking{list-style:none;padding:0}.ranking .number{margin-right:8px}code{overflow-wrap:anywhere}
svg.merit{display:block;width:100%;height:32px;border:1px solid var(--soft);border-radius:4px}
svg.merit line{stroke:#1C2329;stroke-width:3;stroke-dasharray:8 6;vector-effect:non-scaling-stroke}
svg .g0{fill:#8C510A}svg .g1{fill:#D8B365}svg .g2{fill:#F6E8C3}svg .g3{fill:#C7EAE5}svg .g4{fill:#5AB4AC}svg .g5{fill:#01665E}
.talk{padding-top:8px}.talk .row{margin-bottom:12px}
.talk .row{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;justify-content:flex-start}.talk form{margin:0}.talk textarea,.talk input{margin-bottom:8px}
.talk .who{margin:0 0 4px;font-size:14px;color:var(--soft)}.talk .who strong{color:var(--ink)}.talk li .typed{margin:0 0 8px}
.talk .answers{list-style:none;margin:8px 0 0;padding:0 0 0 16px;border-left:2px solid var(--line)}.talk .answers li{padding:8px 0}
.talk details form{padding:8px 0}.talk .wrong{font-size:14px;color:var(--bad)}.talk .ideaform{border-top:1px solid var(--line);padding:12px 0}.talk .ideaform p{margin:0 0 8px}
.talk button[aria-pressed=true]{border-width:2px;font-weight:600}.talk li:target{outline:2px solid var(--sea);outline-offset:4px;border-radius:2px}
form.above{margin:0 0 16px}.grow{flex:1 1 240px;min-width:0}.grow p{margin:0 0 4px}.unread{font-size:14px;font-weight:600;color:var(--sea)}.unread::before{content:"";display:inline-block;width:10px;height:10px;border-radius:5px;background:var(--sea);margin-right:6px}
@media (max-width:480px){header.top nav{gap:0 16px}.many .brandname{display:none}main{padding-top:16px}button.act{width:100%}}
@media print{:root{color-scheme:light;--paper:#FFFFFF;--card:#FFFFFF;--line:#BBBBBB;--ink:#000000;--soft:#333333;--sea:#000000;--noticepaper:#FFFFFF;--notice:#000000}
header.top,footer,.screen{display:none}main,main.wide{max-width:none;padding:0}.sheet{grid-template-columns:repeat(3,1fr)}}
)CSS";

inline constexpr std::string_view kIcon =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="7" fill="#0B4F6C"/><path d="M4 19c6-9 14-9 20 0M4 19h20M9 19v-4.6M14 19v-6.7M19 19v-4.6" fill="none" stroke="#FBF8F3" stroke-width="1.8" stroke-linecap="round"/></svg>)";

}  // namespace passerelle::pages
