// The edition's stylesheet: paper, hairlines, air; the customer's words are the largest thing on the page.
#pragma once
#include <string_view>

namespace passerelle::editions {

inline constexpr std::string_view kEditionCss = R"CSS(
:root{color-scheme:light dark;--paper:#FBF8F3;--card:#FFFFFF;--line:#DDD5C7;--ink:#1C2329;--soft:#5A636B;--sea:#0B4F6C;
--good:#1F6F4A;--bad:#A3241B;--puzzling:#6A4C93;--notice:#7A4B00;--noticepaper:#FFF1D6;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif","DejaVu Serif",serif;
--sans:Roboto,"Segoe UI",system-ui,sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#0F161B;--card:#172129;--line:#2C3A45;--ink:#E8EDF0;--soft:#A3B0BA;
--sea:#7CC4E8;--good:#7BD3A8;--bad:#FF8F85;--puzzling:#C4A8F0;--notice:#F5C96B;--noticepaper:#3A2E12}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 var(--sans);overflow-wrap:anywhere}
a{color:var(--sea);text-underline-offset:3px;text-decoration-thickness:1px}
a:focus-visible{outline:3px solid var(--sea);outline-offset:3px;border-radius:2px}
.sheet{max-width:1120px;margin:0 auto;padding:16px 20px 48px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:8px;background:var(--card);padding:8px 16px}

.bar{display:flex;flex-wrap:wrap;gap:4px 24px;justify-content:space-between;font-size:14px}
.bar a{padding:12px 0;display:inline-block}
.masthead{text-align:center;margin-bottom:32px}
.masthead .over{font-size:13px;letter-spacing:.14em;text-transform:uppercase;color:var(--soft);margin:8px 0 4px}
.masthead .name{font:700 clamp(44px,11vw,92px)/1 var(--serif);letter-spacing:-.02em;margin:0}
.masthead .motto{font:italic 18px/1.4 var(--serif);color:var(--soft);margin:10px 0 20px}
.dateline{border-top:3px double var(--ink);border-bottom:1px solid var(--ink);padding:9px 0;font-size:14px;margin:0;
display:flex;flex-wrap:wrap;gap:2px 24px;justify-content:space-between}
.dateline strong{font-weight:600}
.banner{background:var(--noticepaper);color:var(--notice);border-radius:12px;padding:12px 16px;margin:0 0 24px;font-size:15px}

.story{padding-bottom:28px;margin-bottom:28px;border-bottom:1px solid var(--line)}
.kicker{font-size:14px;margin:0 0 8px;color:var(--soft);display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline}
.tone{font-weight:600;white-space:nowrap}
.tone.good{color:var(--good)}.tone.bad{color:var(--bad)}.tone.puzzling{color:var(--puzzling)}
.story h1,.story h2{font:700 26px/1.22 var(--serif);letter-spacing:-.01em;margin:0 0 12px;text-wrap:balance}
.story p{margin:0 0 12px}
blockquote{margin:0 0 16px;padding:0;font:italic 22px/1.36 var(--serif);text-indent:-.55em;padding-left:.55em}
blockquote.small{font-size:19px}
.story .more{border-top:1px dotted var(--line);padding-top:12px;margin-top:4px}
.more .tone{font-size:14px;margin-right:8px}
figure{margin:0 0 16px}
figure img{display:block;width:100%;height:auto;max-height:520px;object-fit:cover;border-radius:8px;background:var(--line)}
audio{display:block;width:100%;min-height:48px}
figcaption{font-size:14px;color:var(--soft);margin-top:6px}
.label{font-size:13px;font-weight:600;letter-spacing:.05em;text-transform:uppercase;margin:0 0 4px}
.idea{background:var(--noticepaper);border-radius:12px;padding:14px 16px 14px;margin:0 0 16px}
.idea .label{color:var(--notice)}
.story .idea p:last-child,.story .reply p:last-child{margin-bottom:0}
.story .label{margin-bottom:4px}
.reply{border-left:3px solid var(--sea);padding:2px 0 2px 16px;margin:0 0 16px}
.reply .label{color:var(--sea)}
.byline{font-size:14px;color:var(--soft);margin:0}.byline a{white-space:nowrap}
.gone{color:var(--soft);font-style:italic}

.lead h2{font-size:clamp(32px,5.6vw,52px);line-height:1.1;letter-spacing:-.02em}
.lead blockquote{font-size:clamp(24px,3.2vw,32px);line-height:1.28}
.section{border-top:3px double var(--ink);padding-top:14px;margin:8px 0 20px;font:700 22px/1.2 var(--serif)}
.ideas{list-style:none;margin:0 0 28px;padding:0;counter-reset:idea}
.ideas li{padding:14px 0 14px 52px;border-bottom:1px solid var(--line);position:relative;counter-increment:idea}
.ideas li::before{content:counter(idea);position:absolute;left:0;top:6px;width:38px;text-align:right;
font:700 34px/1.2 var(--serif);color:var(--soft)}
.ideas .from{display:block;font-size:14px;color:var(--soft);margin-top:2px}
.opening{max-width:680px;margin:0 auto 28px;font:18px/1.55 var(--serif)}.opening p,.opening ul{margin:0 0 12px}
.waiting,.done{margin:0 0 28px}.waiting{background:var(--noticepaper);color:var(--ink);border-radius:12px;padding:16px 18px}
.waiting h2,.done h2{font:700 20px/1.25 var(--serif);margin:0 0 8px}.waiting h2{color:var(--notice)}
.waiting ul,.done ul{list-style:none;margin:0;padding:0}.waiting li,.done li{padding:8px 0;border-top:1px solid var(--line)}
.waiting li a,.done li a{color:var(--ink)}.waiting .from,.done .from,.done .why{display:block;font-size:14px;color:var(--soft)}.waiting .from{color:var(--notice)}.done .why{font-size:16px;white-space:normal;font-weight:500}.done .why.good{color:var(--good)}.done .why.puzzling{color:var(--puzzling)}
.search{display:flex;flex-wrap:wrap;gap:8px;align-items:center;max-width:760px;margin:0 0 16px}.search label{flex-basis:100%;font-size:14px;color:var(--soft)}
.search input{flex:1 1 200px;min-height:48px;padding:8px 12px;font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--soft);border-radius:8px}
.search button{min-height:48px;padding:0 24px;border-radius:24px;font:inherit;border:1px solid var(--sea);background:transparent;color:var(--sea);cursor:pointer}
.search input:focus-visible,.search button:focus-visible{outline:3px solid var(--sea);outline-offset:2px}
.foot{border-top:1px solid var(--line);padding-top:16px;margin-top:8px;font-size:14px;color:var(--soft)}
.foot a{display:inline-block;padding:8px 16px 8px 0}
.empty{text-align:center;padding:48px 0;font:italic 22px/1.4 var(--serif);color:var(--soft)}
.weeks{list-style:none;margin:0;padding:0;max-width:760px}
.weeks li{border-bottom:1px solid var(--line)}
.weeks a{display:block;padding:18px 0;text-decoration:none;color:var(--ink)}
.weeks a:hover .t{text-decoration:underline}
.weeks .w{font-size:14px;color:var(--sea);font-weight:600}
.weeks .t{display:block;font:700 24px/1.25 var(--serif);margin:4px 0}
.weeks .n{font-size:14px;color:var(--soft)}
.single{max-width:680px;margin:0 auto}

@media (min-width:840px){
.sheet{padding:16px 40px 64px}
.lead.pictured{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);column-gap:40px}
.lead.pictured .hero{grid-column:1;grid-row:1/span 20}
.lead.pictured>:not(.hero){grid-column:2}
.lead h2{font-size:clamp(30px,3.4vw,42px)}.lead .hero blockquote{font-size:34px;margin:20px 0 0}
.lead:not(.pictured){columns:2;column-gap:48px}
.lead:not(.pictured) .kicker,.lead:not(.pictured) h2,.lead:not(.pictured)>blockquote:first-child{column-span:all}
.columns{columns:2;column-gap:48px;column-rule:1px solid var(--line)}
.columns .story{break-inside:avoid}
.columns .story:last-child{border-bottom:0}
.ideas{columns:2;column-gap:48px}.ideas li{break-inside:avoid}
.done ul,.waiting ul{columns:2;column-gap:48px}.done li,.waiting li{break-inside:avoid}
}

.asked{margin:0 0 4px;color:var(--soft);font-size:.9em;font-style:italic}
p.senses{font-size:.9em;color:var(--soft)}
table.senses{width:100%;border-collapse:collapse;margin:0 0 20px;font-size:.9em}
table.senses caption{text-align:left;font-weight:600;padding-bottom:6px}
table.senses th,table.senses td{border-top:1px solid var(--line);padding:6px 8px 6px 0;text-align:left;vertical-align:top;font-weight:400}
table.senses th[scope=col]{color:var(--soft)}
.talk{padding-top:8px}.talk .row{margin-bottom:12px}
.talk .row{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;justify-content:flex-start}.talk form{margin:0}.talk textarea,.talk input{margin-bottom:8px}
.talk .who{margin:0 0 4px;font-size:14px;color:var(--soft)}.talk .who strong{color:var(--ink)}.talk li .typed{margin:0 0 8px}
.talk .answers{list-style:none;margin:8px 0 0;padding:0 0 0 16px;border-left:2px solid var(--line)}.talk .answers li{padding:8px 0}
.talk details form{padding:8px 0}.talk .wrong{font-size:14px;color:var(--bad)}.talk .ideaform{border-top:1px solid var(--line);padding:12px 0}.talk .ideaform p{margin:0 0 8px}
.talk button[aria-pressed=true]{border-width:2px;font-weight:600}.talk li:target{outline:2px solid var(--sea);outline-offset:4px;border-radius:2px}
.talk h2{font:700 22px/1.2 var(--serif);margin:24px 0 12px}.talk .list{list-style:none;padding:0;margin:0 0 16px}.talk .list>li{border-top:1px solid var(--line);padding:12px 0}
.talk .soft{color:var(--soft)}.talk .typed{white-space:pre-line;overflow-wrap:anywhere}.talk summary{cursor:pointer;min-height:32px;padding:8px 0;color:var(--sea)}
.talk label{display:block;font-size:14px;color:var(--soft)}.talk textarea,.talk input{display:block;width:100%;min-height:48px;margin-top:4px;padding:8px 12px;font:inherit;font-size:16px;
color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:8px}.talk textarea{resize:vertical}
.talk button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:0 20px;border-radius:24px;font:inherit;font-size:16px;font-weight:500;border:1px solid var(--sea);
background:transparent;color:var(--sea);cursor:pointer}.talk button:focus-visible,.talk textarea:focus-visible,.talk input:focus-visible,.talk summary:focus-visible{outline:3px solid var(--sea);outline-offset:2px}
.talk .notice{background:var(--noticepaper);color:var(--notice);border-radius:12px;padding:12px 16px}
@media print{.talk form,.talk details,.talk .row{display:none}}
@page{size:A4;margin:13mm 14mm 15mm}
@media print{
:root{--paper:#FFFFFF;--card:#FFFFFF;--line:#B9B2A6;--ink:#000000;--soft:#444B51;--sea:#0B4F6C;--good:#1F6F4A;--bad:#A3241B;
--puzzling:#6A4C93;--notice:#5E3A00;--noticepaper:#FFF6E4}
body{font-size:9.6pt;line-height:1.42;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.sheet{max-width:none;padding:0}
.bar,.banner,.foot a,.screen{display:none}
a{color:inherit;text-decoration:none}
.masthead{margin-bottom:12pt}.masthead .name{font-size:48pt}.masthead .motto{font-size:11pt;margin:4pt 0 8pt}
.masthead .over,.dateline,.kicker,.byline,.foot,figcaption,.more .tone,.ideas .from{font-size:8pt}
.label{font-size:7.5pt}
.story{padding-bottom:9pt;margin-bottom:9pt}
.story h1,.story h2{font-size:15pt}.lead h2{font-size:25pt}
blockquote{font-size:12.5pt}.lead blockquote{font-size:15pt}blockquote.small{font-size:11pt}
figure img{max-height:44mm}.lead figure img{max-height:90mm}
.lead.pictured{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:16pt}
.lead.pictured .hero{grid-column:1;grid-row:1/span 20}.lead.pictured>:not(.hero){grid-column:2}
.lead .hero blockquote{font-size:16pt;margin:8pt 0 0}
.columns{columns:2;column-gap:18pt;column-rule:.5pt solid var(--line)}
.columns .story{break-inside:auto}
blockquote,.reply,.idea,figure,.kicker,h2{break-inside:avoid}.kicker,h2,.label{break-after:avoid}
.idea{padding:7pt 9pt;margin-bottom:8pt}.reply{margin-bottom:8pt}
.waiting,.done,.opening{margin-bottom:9pt}.waiting{padding:7pt 9pt}.waiting h2,.done h2{font-size:12pt}.waiting li,.done li{padding:4pt 0}
.opening{font-size:10.5pt}.waiting .from,.done .from{font-size:8pt}.done .why{font-size:9.6pt}
.section{font-size:14pt;margin:4pt 0 8pt;padding-top:7pt}
.ideas{columns:2;column-gap:18pt}.ideas li{padding:5pt 0 5pt 28pt;break-inside:avoid}
.ideas li::before{font-size:17pt;width:20pt;top:3pt}
}
)CSS";

}  // namespace passerelle::editions
