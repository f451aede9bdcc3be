// The printed pages' stylesheet, as text: one sheet of A4 each, ink on white.
#pragma once
#include <string_view>

namespace passerelle::meetings {

inline constexpr std::string_view kMeetingCss = R"CSS(
@page{size:A4;margin:0}
*{box-sizing:border-box}
body{margin:0;background:#FBF8F3;color:#1C2329;font:12pt/1.4 Roboto,"Segoe UI",system-ui,sans-serif}
h1,h2,p,blockquote{margin:0}
main{width:210mm;margin:0 auto;background:#FFFFFF;padding:14mm 16mm}
nav,.hint{max-width:210mm;margin:0 auto;padding:12px 16px}
a{color:#0B4F6C;display:inline-flex;min-height:48px;align-items:center}
.over,.soft{color:#5A636B;font-size:10.5pt}
.skip{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
h1{font-size:24pt;font-weight:500;line-height:1.15}
h2{font-size:13pt;font-weight:500;color:#0B4F6C;display:flex;gap:3mm;align-items:center;margin-bottom:3mm}
h2 span{display:inline-flex;width:8mm;height:8mm;align-items:center;justify-content:center;border:1px solid #0B4F6C;border-radius:50%}
.kit{height:296mm;overflow:hidden;display:flex;flex-direction:column;gap:6mm}
.kit section{border-top:1px solid #DDD5C7;padding-top:5mm}
.kit .photo{flex:1 1 0;min-height:0;display:flex;flex-direction:column}
.kit .photo img{flex:1 1 0;min-height:0;max-width:100%;object-fit:contain;object-position:left;margin-bottom:3mm}
blockquote{font-size:17pt;font-style:italic;line-height:1.3}
.figure{font-size:32pt;line-height:1.1;font-weight:500}
.ask{font-size:15pt;line-height:1.3;font-weight:500;margin-bottom:2mm}
.decision{display:flex;gap:8mm;align-items:flex-start;justify-content:space-between}
.qr{flex:none;width:38mm;height:38mm}.qr svg{display:block;width:100%;height:100%}
main.card{padding:0;overflow:hidden}@media print{main.card{height:296mm}}
.upside,.face{height:148mm}
.upside{transform:rotate(180deg)}
.face{padding:12mm 16mm;display:flex;flex-direction:column;justify-content:space-between}
.upside+.face{border-top:1px dashed #BBBBBB}
.chair{font-size:30pt;font-weight:500;line-height:1.1;color:#0B4F6C}
.foot{display:flex;gap:8mm;justify-content:space-between;align-items:flex-end}
.minutes header{margin-bottom:6mm}
table{border-collapse:collapse;width:100%;margin-top:5mm}
th,td{text-align:left;vertical-align:top;padding:3mm 4mm 3mm 0;border-bottom:1px solid #DDD5C7}
th{font-size:10.5pt;font-weight:500;color:#5A636B}
@media screen and (max-width:820px){main{width:auto;padding:16px}.kit,main.card{height:auto}.kit .photo img{flex:none}.upside{transform:none}.upside,.face{height:auto}
.decision,.foot{flex-direction:column}}
@media print{body{background:#FFFFFF}.screen{display:none}}
)CSS";

}  // namespace passerelle::meetings
