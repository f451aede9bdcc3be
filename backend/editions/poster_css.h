// The stylesheet of what is printed on one sheet: the staff room's poster and the committee's reading list. Rows of the
// poster have fixed heights, so that no text, however long, makes a second page.
#pragma once
#include <string_view>

namespace passerelle::editions {

/// On paper the stories have what the rest of the sheet leaves: one that does not fit is not there (it would wrap into
/// a second column, outside).
inline constexpr std::string_view kPosterCss = R"CSS(
:root{--ink:#1C2329;--soft:#4A535B;--line:#B9B2A6;--sea:#0B4F6C;--good:#1F6F4A;--bad:#A3241B;--puzzling:#6A4C93;--notice:#FFF1D6;--noticeink:#5E3A00;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif","DejaVu Serif",serif;--sans:Roboto,"Segoe UI",system-ui,sans-serif}
*{box-sizing:border-box}
html{background:#DDD5C7}
body{margin:0;color:var(--ink);font:11pt/1.35 var(--sans);overflow-wrap:anywhere}
.bar{max-width:210mm;margin:0 auto;padding:12px 8px;display:flex;flex-wrap:wrap;gap:8px 24px;font-size:14px}
.bar a{color:#0B3D54;display:inline-block;padding:12px 0}
.bar p{margin:0;padding:12px 0;color:#2C3A45}
.page{background:#FFFFFF;width:210mm;max-width:100%;margin:0 auto 24px;padding:12mm}
.poster{min-height:296mm;display:flex;flex-direction:column}
p,h1,h2,h3,ul,ol,blockquote{margin:0}
.over{font-size:9.5pt;letter-spacing:.12em;text-transform:uppercase;color:var(--soft);display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px}
h1{font:700 40pt/1 var(--serif);letter-spacing:-.02em;margin:2mm 0 3mm;border-bottom:1mm double var(--ink);padding-bottom:3mm}
.tone{font-weight:700;font-size:10.5pt}.good{color:var(--good)}.bad{color:var(--bad)}.puzzling{color:var(--puzzling)}
.clamp{display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden}
.hero{display:grid;grid-template-columns:minmax(0,1fr) 34mm;gap:6mm;max-height:88mm;overflow:hidden;margin-bottom:5mm;flex:none}
.hero.pictured{grid-template-columns:minmax(0,1fr) 52mm}
.hero blockquote{font:italic 24pt/1.2 var(--serif);-webkit-line-clamp:4;margin:2mm 0 3mm}
.hero h2{font:700 14pt/1.25 var(--serif);-webkit-line-clamp:3}
.hero img{width:100%;height:40mm;object-fit:cover;border-radius:2mm;display:block;margin-bottom:2mm}
.from{color:var(--soft);font-size:10pt;-webkit-line-clamp:1}
.qr{width:26mm}.hero .qr{width:32mm}
.qr svg{display:block;width:26mm;height:26mm}
.hero .qr svg{width:32mm;height:32mm}
.qr p{text-align:center;font-size:8.5pt;color:var(--soft);margin-top:1mm}
.stories{display:grid;gap:4mm;margin-bottom:5mm;flex:1 1 auto;align-content:space-between}
.one{display:grid;grid-template-columns:minmax(0,1fr) 26mm;gap:5mm;border-top:.3mm solid var(--line);padding-top:3mm;max-height:34mm;overflow:hidden}
.one h3{font:700 12.5pt/1.25 var(--serif);-webkit-line-clamp:2}
.one blockquote{font:italic 11.5pt/1.3 var(--serif);-webkit-line-clamp:2}
.boxes{display:grid;grid-template-columns:1fr 1fr;gap:5mm;margin-top:auto;margin-bottom:4mm}
.box{border-top:.6mm solid var(--sea);padding-top:2mm;max-height:44mm;overflow:hidden}
.box.waits{background:var(--notice);border:0;border-radius:2mm;padding:3mm;color:var(--noticeink)}
.box h2{font-size:10pt;letter-spacing:.04em;text-transform:uppercase;margin-bottom:1.5mm}
.box ul{list-style:none;padding:0}.box li{font-size:10.5pt;line-height:1.3;margin-bottom:1.5mm;-webkit-line-clamp:2}
.foot{border-top:1mm double var(--ink);padding-top:3mm;display:grid;grid-template-columns:minmax(0,1fr) 26mm;gap:6mm;align-items:center;font-size:10.5pt}
.foot strong{font:700 14pt/1.2 var(--serif);display:block;margin-bottom:1mm}
.list h1{font-size:30pt}
.list .sum{color:var(--soft);margin-bottom:6mm}
.list h2{font:700 14pt/1.2 var(--serif);display:flex;justify-content:space-between;gap:12px;border-bottom:.3mm solid var(--line);padding-bottom:1mm;margin:5mm 0 2mm}
.list h2 span{font:400 10.5pt/1.2 var(--sans);color:var(--soft);white-space:nowrap}
.list ol{padding-left:7mm}.list li{margin-bottom:2.5mm;font-size:12pt}
.list a{color:inherit}.list q{font-family:var(--serif);font-style:italic;quotes:none}.list .from{display:block;font-size:10pt}
@media (max-width:700px){.page{padding:16px}.poster{min-height:0}.hero,.hero.pictured{grid-template-columns:minmax(0,1fr);max-height:none}.boxes{grid-template-columns:1fr}
.one{max-height:none}h1{font-size:30pt}.clamp{display:block}}
@page{size:A4;margin:0}
@media print{html{background:#FFFFFF}.bar{display:none}.page{margin:0;width:210mm;padding:11mm 12mm}.poster{height:296mm;overflow:hidden}
.stories{display:flex;flex-flow:column wrap;justify-content:space-between;flex:1 1 0;min-height:0;overflow:hidden}.one{width:100%}
.poster,.list{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)CSS";

}  // namespace passerelle::editions
